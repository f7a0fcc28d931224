#include "present/screens/plan_parts.h"
#include "present/steps_shown.h"

#include <algorithm>
#include <tuple>

namespace tk::present {

namespace {

constexpr int chances_at_first = 15, schemes_at_first = 8;

using engine::Group;
using engine::Horizon;
using engine::Truth;

std::string horizon_icon(Horizon horizon) {
    return horizon == Horizon::now ? "flag" : horizon == Horizon::year ? "calendar" : "hourglass";
}

// The one line under a step that says why it stands there.
std::string reason(const State& state, const engine::Step& step) {
    const Texts& texts = state.texts();
    if (!step.duty.empty()) {
        const auto because = because_texts(state, state.assessment.find(step.duty)->because);
        if (!because.empty()) return because.front();
        return texts("duty." + step.duty.value + ".why");
    }
    const auto* measure = state.assessment.find(step.measure);
    if (step.maybe && !measure->waiting_on.empty())
        return texts("plan.depends_on", {{"question", texts("question." + measure->waiting_on.front().value + ".text")}});
    const auto because = because_texts(state, measure->because);
    return because.empty() ? texts("measure." + step.measure.value + ".what") : because.front();
}

Block row(const State& state, const engine::Step& step, double end) {
    const Texts& texts = state.texts();
    const std::string id = step.duty.empty() ? step.measure.value : step.duty.value, key = "step/" + id;
    Block link =
        action(key, Role::link, Look::plan_row, step_name(state, step), GoTo{{Page::measure, id}}, {}, "chevron-right");
    link.value = std::to_string(step.place);
    link.help = reason(state, step);
    std::vector<Block> signs, effect, money, time;
    if (!step.duty.empty()) {
        const auto* duty = state.assessment.find(step.duty);
        std::string when = texts("plan.holds_now");
        if (step.group == Group::will) {
            when = texts("plan.no_date");
            for (const auto& phase : state.pack->find(step.duty)->phases)
                if (phase.status != engine::PhaseStatus::in_force && phase.from && *phase.from > state.date)
                    when = texts("plan.expected", {{"date", date_text(texts, *phase.from)}});
        } else if (duty->deadline) {
            when = texts("plan.deadline", {{"date", date_text(texts, *duty->deadline)}});
        }
        effect.push_back(with_icon(words(key + "/when", Look::icon_line, std::move(when)),
                                   step.group == Group::must ? "calendar" : "hourglass"));
        std::string article;
        for (const auto& phase : state.pack->find(step.duty)->phases)
            if (article.empty() && !phase.article.empty()) article = phase.article;
        if (!article.empty()) effect.push_back(words(key + "/article", Look::caption_soft, std::move(article)));
        if (auto list = recognised_link(state, step.duty, key + "/recognised")) signs.push_back(std::move(*list));
        if (step.group == Group::must && !duty->fulfilled_by.empty())
            money.push_back(
                words(key + "/by", Look::caption_soft,
                      texts("plan.by", {{"measure", texts("measure." + duty->fulfilled_by.front().value + ".name")}})));
    } else {
        const auto* measure = state.assessment.find(step.measure);
        if (rounded(measure->gain.p90) > 0) {
            Block bar = block(key + "/bar", Role::figure, Look::bar, money_sentence(texts, measure->gain));
            bar.bar = bar_of(measure->gain, end);
            effect.push_back(std::move(bar));
            effect.push_back(words(key + "/gain", Look::small_strong,
                                   texts("plan.per_year", {{"range", money_range(texts, measure->gain)}})));
        } else {
            effect.push_back(words(key + "/gain", Look::small_soft, texts("plan.no_gain")));
        }
        money.push_back(words(key + "/cost", Look::small,
                              rounded(measure->investment.p90) > 0
                                  ? texts("plan.cost", {{"range", money_range(texts, measure->investment)}})
                                  : texts("plan.no_cost")));
        if (measure->payback)
            money.push_back(words(key + "/payback", Look::caption_soft,
                                  texts("plan.payback", {{"years", years_range(texts, *measure->payback)}})));
        time.push_back(
            with_icon(words(key + "/when", Look::icon_line, texts("horizon." + std::string(name_of(step.horizon)))),
                      horizon_icon(step.horizon)));
        if (auto law = law_sign(state, step)) signs.push_back(std::move(*law));
        if (step.maybe)
            signs.push_back(with_icon(words(key + "/maybe", Look::chip_info, texts("plan.maybe")), "circle-dashed"));
        if (!step.in_budget && !step.blocked)
            signs.push_back(with_icon(words(key + "/budget", Look::chip_off, texts("plan.not_in_budget")), "wallet"));
        if (step.blocked)
            signs.push_back(with_icon(words(key + "/blocked", Look::chip_will, texts("plan.blocked")), "hourglass"));
        if (!step.needs.empty())
            signs.push_back(
                with_icon(words(key + "/needs", Look::chip_plain,
                                texts("plan.first", {{"measure", texts("measure." + step.needs.front().value + ".name")}})),
                          "link"));
    }
    Block item = box(key + "/item", Look::plan_row, {}, Role::item);
    item.children.push_back(std::move(link));
    if (!signs.empty()) item.children.push_back(box(key + "/signs", Look::wrap_line, std::move(signs)));
    Block facts = box(key + "/facts", Look::plan_facts, {});
    for (auto& [name, cell] : {std::pair{"effect", &effect}, std::pair{"money", &money}, std::pair{"time", &time}})
        if (!cell->empty()) facts.children.push_back(box(key + "/" + name, Look::tight, std::move(*cell)));
    item.children.push_back(std::move(facts));
    return item;
}

// Shows the rest of a long list, or folds it again.
Block more(const State& state, const char* part, const char* key, int count) {
    const bool open = state.unfolded.contains(part);
    Block button = action(std::string(part) + "/all", Role::button, Look::secondary,
                          state.texts()(open ? "plan.fewer" : key, {{"count", std::to_string(count)}}), Unfold{part}, {},
                          open ? "chevron-up" : "chevron-down");
    button.unfolded = open;
    return button;
}

Block group_card(const State& state, Group group, double end) {
    const Texts& texts = state.texts();
    const std::string name = group == Group::must ? "must" : group == Group::will ? "will" : "can";
    Block list = block("group/" + name + "/list", Role::list, Look::stack, texts("group." + name));
    std::vector<const engine::Step*> steps;
    if (group == Group::can) steps = chances_in_order(state);
    else
        for (const auto& step : state.assessment.plan.steps)
            if (step.group == group) steps.push_back(&step);
    int shown = 0;
    for (const auto* step : steps) {
        if (!passes(state, state.filter, *step)) continue;
        ++shown;
        // The rest of the chances comes when it is asked for.
        if (group == Group::can && shown > chances_at_first && !state.unfolded.contains("chances")) continue;
        Block line = row(state, *step, end);
        line.children[0].look = group == Group::must   ? Look::node_must
                                : group == Group::will ? Look::node_will
                                                       : Look::node_can;
        list.children.push_back(std::move(line));
    }
    if (shown == 0) return {};
    Block card = box("group/" + name, Look::card, {});
    Block head = box("group/" + name + "/head",
                     group == Group::must   ? Look::group_must
                     : group == Group::will ? Look::group_will
                                            : Look::group_can,
                     {with_icon(heading("group/" + name + "/title", 2, Look::h2, texts("group." + name)),
                                group == Group::must   ? "scale"
                                : group == Group::will ? "hourglass"
                                                       : "circle-check"),
                      words("group/" + name + "/what", Look::small,
                            texts("group." + name + "_what", {{"count", std::to_string(shown)}}))});
    card.children.push_back(std::move(head));
    card.children.push_back(std::move(list));
    if (group == Group::can && shown > chances_at_first) card.children.push_back(more(state, "chances", "plan.more", shown));
    return card;
}

}  // namespace

std::vector<Block> plan_page(const State& state) {
    const Texts& texts = state.texts();
    Block main = block("main", Role::main, Look::stack);
    auto& body = main.children;
    body.push_back(box("plan/head", Look::tight,
                       {heading("title", 1, Look::h1, texts("plan.title")),
                        words("plan/made", Look::lead, texts("plan.made", {{"date", date_text(texts, state.date)}}))}));
    if (!any_known(state)) {
        body.push_back(box(
            "plan/empty", Look::card,
            {picture("plan/empty/picture"), words("plan/empty/text", Look::body, texts("plan.empty")),
             box("plan/empty/actions", Look::wrap_line,
                 {action("plan/start", Role::link, Look::primary, texts("plan.start"), Continue{}, {}, "arrow-right")})}));
        return {std::move(main)};
    }
    // Beside the title where there is room; on a phone the result comes first.
    const bool beside = width_of(state) == Width::wide;
    if (beside) {
        Block head = std::move(body.back());
        head.key = "plan/head/words";
        body.back() = box("plan/head", Look::bench_head, {std::move(head), take_away_bar(state)});
    }
    if (auto news = since_card(state)) body.push_back(std::move(*news));
    const auto add_rest = [&] {
        if (!beside) body.push_back(take_away_bar(state));
        if (!state.questionnaire.open.empty())
            body.push_back(box("plan/left", Look::wrap_line,
                               {with_icon(words("plan/left/count", Look::icon_line, left_text(state)), "timer"),
                                action("plan/left/go", Role::link, Look::text_link, texts("plan.continue"), Continue{})}));
    };
    if (beside) add_rest();
    if (Block checks = checks_card(state); !checks.key.empty()) body.push_back(std::move(checks));
    body.push_back(box("plan/top", Look::plan_top, {result_card(state), compass_card(state)}));
    if (!beside) add_rest();
    std::vector<Block> charts, aside;
    if (auto sharper = sharpen_card(state)) aside.push_back(std::move(*sharper));
    if (auto dates = dates_card(state)) aside.push_back(std::move(*dates));
    if (!aside.empty()) charts.push_back(box("plan/aside", Look::stack, std::move(aside)));
    if (auto effort = effort_card(state)) charts.push_back(std::move(*effort));
    if (!charts.empty()) body.push_back(box("plan/charts", Look::plan_charts, std::move(charts)));

    double largest = 1;
    for (const auto& step : state.assessment.plan.steps)
        if (step.group == Group::can) largest = std::max(largest, state.assessment.find(step.measure)->gain.p90);
    if (auto bar = steps_bar(state)) body.push_back(std::move(*bar));
    const double end = bar_end(largest);
    for (const Group group : {Group::must, Group::will, Group::can}) {
        Block card = group_card(state, group, end);
        if (!card.key.empty()) body.push_back(std::move(card));
    }
    if (count_of(state, state.filter) == 0 && !state.assessment.plan.steps.empty()) body.push_back(no_steps_card(state));

    Block confirm = block("confirm/list", Role::list, Look::stack, texts("confirm.title"));
    for (const auto& duty : state.assessment.duties) {
        if (duty.group || duty.applies != Truth::unknown || duty.waiting_on.empty()) continue;
        const auto& question = duty.waiting_on.front();
        Block link =
            action("confirm/" + duty.duty.value, Role::link, Look::row_link, texts("duty." + duty.duty.value + ".name"),
                   GoTo{{Page::measure, duty.duty.value}}, {}, "chevron-right");
        link.help = texts(duty.likely ? "confirm.likely" : "confirm.depends",
                          {{"question", texts("question." + question.value + ".text")}});
        confirm.children.push_back(box("confirm/item/" + duty.duty.value, Look::plain, {std::move(link)}, Role::item));
    }
    if (!confirm.children.empty())
        body.push_back(box("confirm", Look::card,
                           {with_icon(heading("confirm/title", 2, Look::h2, texts("confirm.title")), "circle-dashed"),
                            words("confirm/what", Look::body, texts("confirm.what")), std::move(confirm)}));

    std::vector<Block> schemes = {with_icon(heading("schemes/title", 2, Look::h2, texts("schemes.title")), "hand-coins"),
                                  words("schemes/what", Look::body, texts("schemes.what"))};
    Block scheme_list = block("schemes/list", Role::list, Look::stack, texts("schemes.title"));
    int shown_schemes = 0;
    for (const auto* scheme : schemes_in_order(state))
        if (++shown_schemes <= schemes_at_first || state.unfolded.contains("schemes"))
            scheme_list.children.push_back(scheme_row(state, *scheme));
    schemes.push_back(std::move(scheme_list));
    if (shown_schemes > schemes_at_first) schemes.push_back(more(state, "schemes", "plan.more_schemes", shown_schemes));
    schemes.push_back(action("schemes/page", Role::link, Look::text_link, texts("schemes.all"), GoTo{{Page::schemes, {}}},
                             {}, "arrow-right"));
    body.push_back(box("schemes", Look::card, std::move(schemes)));
    if (auto desk = desk_card(state)) body.push_back(std::move(*desk));
    if (auto apart = set_apart(state)) body.push_back(std::move(*apart));
    body.push_back(box(
        "plan/actions", Look::wrap_line,
        {action("plan/print", Role::button, Look::secondary, texts("plan.print"), PrintPage{}, "printer"),
         action("plan/answers", Role::link, Look::text_button, texts("plan.answers"), GoTo{{Page::review, {}}}, "pencil")}));
    body.push_back(box("plan/how", Look::tight,
                       {heading("plan/how/title", 2, Look::h3, texts("plan.how_title")),
                        words("plan/note", Look::caption_soft, texts("plan.note")),
                        words("plan/how/compass", Look::caption_soft, texts("compass.how")),
                        words("plan/how/effort", Look::caption_soft, texts("effort.how"))}));
    return {std::move(main)};
}

}  // namespace tk::present
