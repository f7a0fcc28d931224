// What every page has around it: header, footer, dialog.
#include "present/screens/parts.h"

#include <algorithm>

namespace tk::present {

namespace {

Block navigation(const State& state) {
    const Texts& texts = state.texts();
    Block nav = block("nav", Role::navigation, Look::header_nav, texts("nav.name"));
    const bool in_questions =
        state.place.page == Page::question || state.place.page == Page::first_plan || state.place.page == Page::review;
    const auto add = [&](std::string key, const std::string& label, Intent intent, bool current) {
        Block link = action(std::move(key), Role::link, Look::nav_link, label, std::move(intent));
        link.current = current;
        nav.children.push_back(std::move(link));
    };
    add("nav/questions", texts("nav.questions"), Continue{}, in_questions);
    add("nav/answers", texts("nav.answers"), GoTo{{Page::review, {}}}, state.place.page == Page::review);
    add("nav/plan", texts("nav.plan"), GoTo{{Page::plan, {}}},
        state.place.page == Page::plan || state.place.page == Page::measure || state.place.page == Page::scheme ||
            state.place.page == Page::recognised || state.place.page == Page::balance);
    add("nav/what_if", texts("nav.what_if"), GoTo{{Page::what_if, {}}}, state.place.page == Page::what_if);
    if (in_questions && state.place.page == Page::review) nav.children[0].current = false;
    return nav;
}

// `all`: also what can be chosen among the display settings.
Block tools(const State& state, bool all) {
    const Texts& texts = state.texts();
    Block tools = box("tools", Look::header_tools, {});
    tools.children.push_back(
        action("tools/display", Role::link, Look::tool, texts("display.title"), GoTo{{Page::display, {}}}, "a-large-small"));
    tools.children.back().current = state.place.page == Page::display;
    if (all)
        tools.children.push_back(
            state.view == View::canvas
                ? action("tools/view", Role::button, Look::tool, texts("tools.text_view"), Show{View::text}, "type")
                : action("tools/view", Role::button, Look::tool, texts("tools.canvas_view"), Show{View::canvas}, "eye"));
    for (const std::string& language : state.pack->languages) {
        if (language == state.language) continue;
        Block speak = action("tools/language/" + language, Role::button, Look::tool, texts("language." + language),
                             Speak{language}, "globe");
        speak.lang = language;
        tools.children.push_back(std::move(speak));
    }
    return tools;
}

Block banner(const State& state, Width width) {
    const Texts& texts = state.texts();
    Block header = block("header", Role::banner, Look::page_header);
    header.children.push_back(action("header/home", Role::link, Look::brand, texts("product"), GoTo{}));
    const bool welcome = state.place.page == Page::welcome;
    if (width <= Width::small) {  // pages and tools side by side have no room
        Block menu = action("header/menu", Role::button, Look::icon_button, texts("header.menu"), Unfold{"menu"},
                            state.unfolded.contains("menu") ? "x" : "menu");
        menu.unfolded = state.unfolded.contains("menu");
        header.children.push_back(std::move(menu));
        if (state.unfolded.contains("menu"))
            header.children.push_back(box("header/open", Look::menu_card, {navigation(state), tools(state, true)}));
        return header;
    }
    if (!welcome) header.children.push_back(navigation(state));
    header.children.push_back(tools(state, width == Width::wide));
    return header;
}

Block footer(const State& state) {
    const Texts& texts = state.texts();
    Block footer = block("footer", Role::contentinfo, Look::stack);
    Block row = box("footer/row", Look::wrap_line, {});
    row.children.push_back(action("footer/help", Role::link, Look::text_link, texts("help.title"), GoTo{{Page::help, {}}}));
    row.children.push_back(
        action("footer/about", Role::link, Look::text_link, texts("footer.about"), GoTo{{Page::about, {}}}));
    row.children.push_back(
        action("footer/words", Role::link, Look::text_link, texts("terms_page.title"), GoTo{{Page::terms, {}}}));
    row.children.push_back(action("footer/accessibility", Role::link, Look::text_link, texts("accessibility.title"),
                                  GoTo{{Page::accessibility, {}}}));
    if (!state.answers.empty() || !state.choices.empty())
        row.children.push_back(action("footer/start-over", Role::button, Look::text_button, texts("footer.start_over"),
                                      StartOver{false}, "eraser"));
    footer.children.push_back(std::move(row));
    std::string checked =
        texts("footer.receipt",
              {{"pack", state.pack->version},
               {"checked", state.pack->checked_on ? date_text(texts, *state.pack->checked_on) : texts("unknown")}});
    footer.children.push_back(words("footer/receipt", Look::caption_soft, std::move(checked)));
    return footer;
}

Block dialog(const State& state) {
    const Texts& texts = state.texts();
    Block dialog = block("dialog", Role::dialog, Look::dialog_card, texts("dialog.start_over.title"));
    dialog.intent = CloseDialog{};
    dialog.fixed = true;
    dialog.children = {
        heading("dialog/title", 2, Look::h2, texts("dialog.start_over.title")),
        words("dialog/what", Look::body, texts("dialog.start_over.what")),
        box("dialog/actions", Look::wrap_line,
            {action("dialog/keep", Role::button, Look::secondary, texts("dialog.start_over.keep"), CloseDialog{}),
             action("dialog/forget", Role::button, Look::danger, texts("dialog.start_over.forget"), StartOver{true},
                    "trash-2")})};
    return dialog;
}

// What stays at the bottom of a small window: the plan so far beside a question, elsewhere the way to the pages.
std::optional<Block> bottom_bar(const State& state, Width width) {
    const Texts& texts = state.texts();
    if (state.place.page == Page::question && width != Width::wide && any_known(state)) {
        Block bar = action("so-far/open", Role::link, Look::plan_bar, texts("so_far.title"), GoTo{{Page::plan, {}}}, {},
                           "chevron-right");
        bar.help = money_range(texts, state.assessment.plan.totals.gain);
        Block holder = block("so-far/holder", Role::navigation, Look::tab_bar, texts("nav.tabs"));
        holder.fixed = true;
        holder.children.push_back(std::move(bar));
        return holder;
    }
    if (width != Width::narrow || state.place.page == Page::welcome || state.place.page == Page::question) return {};
    Block bar = block("tabs", Role::navigation, Look::tab_bar, texts("nav.tabs"));
    bar.fixed = true;
    const auto add = [&](const char* name, Intent intent, const char* icon, bool current) {
        Block tab = action(std::string("tabs/") + name, Role::link, Look::tab, texts(std::string("nav.") + name),
                           std::move(intent), icon);
        tab.current = current;
        bar.children.push_back(std::move(tab));
    };
    add("questions", Continue{}, "list-checks", false);
    add("answers", GoTo{{Page::review, {}}}, "pencil", state.place.page == Page::review);
    add("plan", GoTo{{Page::plan, {}}}, "map-pinned",
        state.place.page == Page::plan || state.place.page == Page::measure || state.place.page == Page::scheme ||
            state.place.page == Page::balance);
    add("what_if", GoTo{{Page::what_if, {}}}, "sliders-horizontal", state.place.page == Page::what_if);
    return bar;
}

std::vector<Block> notices(const State& state) {
    const Texts& texts = state.texts();
    std::vector<Block> list;
    if (!state.can_store)
        list.push_back(with_icon(words("notice/storage", Look::icon_line, texts("notice.not_stored")), "triangle-alert"));
    if (state.other_date)
        list.push_back(with_icon(
            words("notice/date", Look::icon_line, texts("notice.other_date", {{"date", date_text(texts, state.date)}})),
            "calendar"));
    if (!state.overlay_missing.empty())
        list.push_back(with_icon(
            words("notice/overlay", Look::icon_line, texts("notice.overlay_missing", {{"name", state.overlay_missing}})),
            "triangle-alert"));
    if (!state.house_missing.empty())
        list.push_back(
            with_icon(words("notice/house", Look::icon_line, texts("notice.house_missing", {{"name", state.house_missing}})),
                      "triangle-alert"));
    return list;
}

std::vector<Block> page_of(const State& state) {
    switch (state.place.page) {
        case Page::welcome: return welcome_page(state);
        case Page::question: return question_page(state);
        case Page::first_plan: return first_plan_page(state);
        case Page::review: return review_page(state);
        case Page::plan: return plan_page(state);
        case Page::measure: return step_page(state);
        case Page::what_if: return what_if_page(state);
        case Page::scheme: return scheme_page(state);
        case Page::recognised: return recognised_page(state);
        case Page::balance: return balance_page(state);
        case Page::about: return about_page(state);
        case Page::help: return help_page(state);
        case Page::accessibility: return accessibility_page(state);
        case Page::sources: return sources_page(state);
        case Page::terms: return terms_page(state);
        case Page::programmes: return programmes_page(state);
        case Page::display: return display_page(state);
    }
    return {};
}

}  // namespace

Width width_of(const State& state) {
    const double width = state.width / state.text_size;
    return width < 600 ? Width::narrow : width < 900 ? Width::small : width < 1200 ? Width::medium : Width::wide;
}

Screen screen_of(const State& state) {
    const Texts& texts = state.texts();
    const Width width = width_of(state);
    Screen screen;
    screen.title = texts("title", {{"page", title_of(state)}, {"product", texts("product")}});
    screen.language = state.language;
    screen.fragment = fragment_of(state.place);
    Block skip = block("skip", Role::link, Look::skip, texts("skip"));
    skip.mirror_only = true;
    screen.blocks.push_back(std::move(skip));
    screen.blocks.push_back(banner(state, width));
    auto page = page_of(state);
    const auto extra = notices(state);
    for (Block& part : page)
        if (part.role == Role::main) part.children.insert(part.children.begin(), extra.begin(), extra.end());
    for (Block& part : page) screen.blocks.push_back(std::move(part));
    screen.blocks.push_back(footer(state));
    if (auto bar = bottom_bar(state, width)) screen.blocks.push_back(std::move(*bar));
    if (state.confirm_start_over) screen.blocks.push_back(dialog(state));
    screen.focus = state.focus;
    screen.announcement = state.announcement;
    screen.urgent = state.urgent;
    return screen;
}

std::string title_of(const State& state) {
    const Texts& texts = state.texts();
    switch (state.place.page) {
        case Page::welcome: return texts("welcome.title");
        case Page::question: return texts("question." + state.place.id + ".text");
        case Page::first_plan: return texts("first_plan.title");
        case Page::review: return texts("review.title");
        case Page::plan: return texts("plan.title");
        case Page::measure:
            return texts(state.pack->find(engine::DutyId{state.place.id}) != nullptr
                             ? "duty." + state.place.id + ".name"
                             : "measure." + state.place.id + ".name");
        case Page::what_if: return texts("what_if.title");
        case Page::scheme: return texts("scheme." + state.place.id + ".name");
        case Page::recognised: return texts("recognised_page.title");
        case Page::balance: return texts("balance.title");
        case Page::about: return texts("about.title");
        case Page::help: return texts("help.title");
        case Page::accessibility: return texts("accessibility.title");
        case Page::sources: return texts("sources.title");
        case Page::terms: return texts("terms_page.title");
        case Page::programmes: return texts("programmes_page.title");
        case Page::display: return texts("display.title");
    }
    return {};
}

std::string answer_text(const State& state, const engine::QuestionId& id) {
    const Texts& texts = state.texts();
    const engine::Answer* answer = state.answers.find(id);
    const engine::Question* question = state.pack->find(id);
    if (answer == nullptr || question == nullptr) return {};
    const std::string unit =
        texts.has("question." + id.value + ".unit") ? "\u00A0" + texts("question." + id.value + ".unit") : std::string{};
    if (std::holds_alternative<engine::Unsure>(*answer)) return texts("unsure");
    if (const auto* number = std::get_if<engine::Number>(answer)) return number_text(texts, number->value, 2) + unit;
    if (const auto* between = std::get_if<engine::Between>(answer))
        return texts("number.between",
                     {{"low", number_text(texts, between->low, 2)}, {"high", number_text(texts, between->high, 2)}}) +
               unit;
    if (const auto* typed = std::get_if<engine::Words>(answer)) return typed->value;
    std::string text;
    for (const auto& option : std::get<engine::Chosen>(*answer).options)
        text += (text.empty() ? "" : ", ") + texts("question." + id.value + ".option." + option.value);
    return text;
}

std::vector<std::string> because_texts(const State& state, const std::vector<engine::QuestionId>& questions) {
    std::vector<std::string> list;
    for (const auto& id : questions) {
        const std::string answer = answer_text(state, id);
        if (!answer.empty())
            list.push_back(state.texts()(
                "because.answer", {{"question", state.texts()("question." + id.value + ".text")}, {"answer", answer}}));
    }
    return list;
}

bool any_known(const State& state) {
    return std::ranges::any_of(state.answers, [&](const auto& entry) {
        return engine::is_known(&entry.second) && state.assessment.find(entry.first) != nullptr;
    });
}

Bar bar_of(const engine::Spread& spread, double end) {
    Bar bar;
    bar.end = end;
    bar.low = spread.p10;
    bar.likely = spread.p50;
    bar.high = spread.p90;
    return bar;
}

double bar_end(double largest) {
    double step = 100;
    for (; step < 1e12; step *= 10)
        for (const double factor : {1.0, 2.0, 3.0, 4.0, 6.0, 8.0})
            if (step * factor >= largest) return step * factor;
    return step;
}

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

std::string step_name(const State& state, const engine::Step& step) {
    return state.texts()(step.duty.empty() ? "measure." + step.measure.value + ".name"
                                           : "duty." + step.duty.value + ".name");
}

std::string verdict_icon(engine::Truth truth, bool ask) {
    if (ask) return "phone";
    return truth == engine::Truth::yes ? "circle-check" : truth == engine::Truth::no ? "circle-x" : "circle-dashed";
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

std::vector<Block> scheme_card(const State& state, const engine::SchemeState& scheme, int level) {
    const Texts& texts = state.texts();
    const std::string id = scheme.scheme.value, key = "scheme/" + id;
    const engine::Scheme* content = state.pack->find(scheme.scheme);
    std::vector<Block> card;
    card.push_back(heading(key + "/name", level, Look::h3, texts("scheme." + id + ".name")));
    const std::string verdict = scheme.fits == engine::Truth::yes  ? "fits"
                                : scheme.fits == engine::Truth::no ? "fits_not"
                                                                   : "fits_maybe";
    const Look chip = scheme.fits == engine::Truth::yes  ? Look::chip_can
                      : scheme.fits == engine::Truth::no ? Look::chip_must
                                                         : Look::chip_info;
    card.push_back(with_icon(words(key + "/verdict", chip, texts("verdict." + verdict)), verdict_icon(scheme.fits, false)));
    card.push_back(words(key + "/what", Look::small, texts("scheme." + id + ".what")));
    Block criteria = block(key + "/criteria", Role::list, Look::stack, texts("scheme_page.criteria"));
    for (const auto& criterion : scheme.criteria) {
        const std::string word = criterion.ask                         ? "ask"
                                 : criterion.met == engine::Truth::yes ? "met"
                                 : criterion.met == engine::Truth::no  ? "not_met"
                                                                       : "depends";
        Block item =
            block(key + "/criterion/" + criterion.criterion.value, Role::item, Look::icon_line,
                  texts("criterion.line", {{"verdict", texts("verdict." + word)},
                                           {"text", texts("scheme." + id + ".criterion." + criterion.criterion.value)}}));
        item.icon = verdict_icon(criterion.met, criterion.ask);
        criteria.children.push_back(std::move(item));
    }
    if (!criteria.children.empty()) card.push_back(std::move(criteria));
    card.push_back(words(key + "/amount", Look::small, texts("scheme." + id + ".amount")));
    if (scheme.support) card.push_back(words(key + "/support", Look::small, support_text(texts, *scheme.support)));
    card.push_back(with_icon(words(key + "/window", Look::icon_line, texts("scheme." + id + ".window")), "history"));
    std::string checked = content->checked_on
                              ? texts("scheme_page.checked", {{"date", date_text(texts, *content->checked_on)}})
                              : texts("scheme_page.not_checked");
    card.push_back(words(key + "/checked", Look::caption_soft, std::move(checked)));
    return card;
}

}  // namespace tk::present
