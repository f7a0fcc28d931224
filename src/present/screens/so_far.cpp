// Where a person is among the questions, and what the answers give so far.
#include "present/screens/parts.h"

#include <algorithm>

namespace tk::present {

Block route(const State& state) {
    const Texts& texts = state.texts();
    const engine::Question* here = state.pack->find(engine::QuestionId{state.place.id});
    Block nav = block("route", Role::navigation, Look::route, texts("route.name"));
    Block list = block("route/list", Role::list, Look::plain);
    bool before = true;
    for (const auto& theme : state.pack->themes) {
        int total = 0, done = 0, index = 0;
        engine::QuestionId first_open, first;
        for (const auto& id : state.questionnaire.all) {
            if (!is_shown(state, id)) continue;
            const auto* question = state.pack->find(id);
            if (question->theme != theme.id) continue;
            ++total;
            if (first.empty()) first = id;
            if (here != nullptr && id == here->id) index = total;
            if (state.answers.find(id) != nullptr) ++done;
            else if (first_open.empty()) first_open = id;
        }
        if (total == 0) continue;
        const bool now = here != nullptr && here->theme == theme.id;
        if (now) before = false;
        Block step = action("route/" + theme.id.value, Role::link, Look::route_step, texts("theme." + theme.id.value),
                            GoTo{{Page::question, first_open.empty() ? first.value : first_open.value}}, theme.icon);
        step.progress = now ? Progress::now : done == total ? Progress::done : Progress::next;
        step.current = now;
        if (now) step.help = texts("route.count", {{"index", std::to_string(index)}, {"total", std::to_string(total)}});
        else if (done == total) step.help = texts("route.done");
        else if (done > 0)
            step.help = texts("route.part", {{"done", std::to_string(done)}, {"total", std::to_string(total)}});
        list.children.push_back(box("route/item/" + theme.id.value, Look::plain, {std::move(step)}, Role::item));
    }
    (void)before;
    nav.children.push_back(std::move(list));
    return nav;
}

bool is_shown(const State& state, const engine::QuestionId& id) {
    const auto& needless = state.questionnaire.needless;
    return std::ranges::find(needless, id) == needless.end() ||
           (state.place.page == Page::question && state.place.id == id.value);
}

std::string left_text(const State& state) {
    const Texts& texts = state.texts();
    const auto open = state.questionnaire.open.size();
    if (open == 0) return texts("so_far.none_left");
    const int minutes = std::max(1, (state.questionnaire.seconds + 30) / 60);
    return texts(open == 1      ? "so_far.left_one"
                 : minutes == 1 ? "so_far.left_minute"
                                : "so_far.left",
                 {{"count", std::to_string(open)}, {"minutes", std::to_string(minutes)}});
}

Block plan_so_far(const State& state) {
    const Texts& texts = state.texts();
    const auto& plan = state.assessment.plan;
    Block card = block("so-far", Role::region, Look::card, texts("so_far.title"));
    card.children.push_back(
        box("so-far/head", Look::card_head, {heading("so-far/title", 2, Look::h3, texts("so_far.title"))}));
    std::vector<Block> body;
    if (!any_known(state)) {
        body.push_back(words("so-far/empty", Look::body, texts("so_far.empty")));
    } else {
        const auto& gain = plan.totals.gain;
        const double end = bar_end(std::max({gain.p90, state.gain_before ? state.gain_before->p90 : 0.0, 1.0}));
        body.push_back(words("so-far/label", Look::small_soft, texts("so_far.saving")));
        body.push_back(words("so-far/range", Look::figure_big, money_range(texts, gain)));
        Block bar = block("so-far/bar", Role::figure, Look::bar, money_sentence(texts, gain));
        bar.bar = bar_of(gain, end);
        if (state.answered_just_now && state.gain_before) {
            bar.bar->before_low = state.gain_before->p10;
            bar.bar->before_high = state.gain_before->p90;
        }
        body.push_back(std::move(bar));
        body.push_back(box("so-far/ends", Look::line,
                           {words("so-far/from", Look::caption_soft, money(texts, 0)),
                            words("so-far/to", Look::caption_soft, money(texts, end))}));
        if (state.answered_just_now && state.gain_before) {
            const double was = state.gain_before->p90 - state.gain_before->p10, is = gain.p90 - gain.p10;
            int added = 0;
            for (const auto& duty : state.assessment.duties)
                if (duty.group == engine::Group::must && !state.duties_before.contains(duty.duty.value)) ++added;
            std::string change;
            if (rounded(was - is) > 0 && was > is * 1.02)
                change = texts("so_far.narrower", {{"amount", money(texts, was - is)}});
            if (added > 0)
                change += (change.empty() ? "" : " ") + texts(added == 1 ? "so_far.duty_added" : "so_far.duties_added",
                                                              {{"count", std::to_string(added)}});
            if (!change.empty()) body.push_back(words("so-far/change", Look::positive, change));
        }
        body.push_back(divider("so-far/line1"));
        int duties = 0, perhaps = 0;
        for (const auto& duty : state.assessment.duties) {
            if (duty.group == engine::Group::must) ++duties;
            else if (duty.likely && duty.applies == engine::Truth::unknown) ++perhaps;
        }
        body.push_back(
            with_icon(words("so-far/duties", Look::icon_line,
                            texts(duties == 1 ? "so_far.duty" : "so_far.duties", {{"count", std::to_string(duties)}})),
                      "scale"));
        if (perhaps > 0)
            body.push_back(
                words("so-far/perhaps", Look::small_soft,
                      texts(perhaps == 1 ? "so_far.perhaps_one" : "so_far.perhaps", {{"count", std::to_string(perhaps)}})));
        Block top = block("so-far/top", Role::list, Look::stack, texts("so_far.top"));
        int shown = 0;
        for (const auto& step : plan.steps) {
            if (step.group != engine::Group::can || shown == 3) continue;
            Block item = block("so-far/top/" + step.measure.value, Role::item, Look::node_can, step_name(state, step));
            item.value = std::to_string(++shown);
            top.children.push_back(std::move(item));
        }
        if (shown > 0) {
            body.push_back(divider("so-far/line2"));
            body.push_back(words("so-far/top-label", Look::small_soft, texts("so_far.top")));
            body.push_back(std::move(top));
        }
    }
    body.push_back(divider("so-far/line3"));
    body.push_back(with_icon(words("so-far/left", Look::icon_line, left_text(state)), "timer"));
    if (const auto count = state.questionnaire.needless.size(); count > 0)
        body.push_back(
            action("so-far/needless", Role::link, Look::text_link,
                   texts(count == 1 ? "so_far.needless_one" : "so_far.needless", {{"count", std::to_string(count)}}),
                   GoTo{{Page::review, {}}}));
    card.children.push_back(box("so-far/body", Look::stack, std::move(body)));
    return card;
}

}  // namespace tk::present
