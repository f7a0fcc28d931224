// What every page has around it: header, footer, dialog.
#include "present/hyphens.h"
#include "present/screens/kiosk_parts.h"
#include "present/screens/parts.h"

namespace tk::present {

namespace {

// CSS pixels at the usual size of letters, from which all pages and all tools have room beside each other.
constexpr double room_for_all = 1340;

// Between a menu and a wide page there is no room for the last of them: the list of schemes is a part of the plan too, and
// the footer leads to the dossiers.
Block navigation(const State& state, Width width) {
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
    const Page page = state.place.page;
    const bool with_schemes = width <= Width::small || state.width / state.text_size >= room_for_all;
    const bool in_schemes = page == Page::schemes || page == Page::scheme;
    add("nav/plan", texts("nav.plan"), GoTo{{Page::plan, {}}},
        page == Page::plan || page == Page::measure || page == Page::recognised || page == Page::balance ||
            page == Page::take_away || (in_schemes && !with_schemes));
    add("nav/what_if", texts("nav.what_if"), GoTo{{Page::what_if, {}}}, state.place.page == Page::what_if);
    if (with_schemes) add("nav/schemes", texts("schemes.title"), GoTo{{Page::schemes, {}}}, in_schemes);
    if (width != Width::medium)
        add("nav/dossiers", texts("dossiers.title"), GoTo{{Page::dossiers, {}}},
            state.place.page == Page::dossiers || state.place.page == Page::intake);
    if (in_questions && state.place.page == Page::review) nav.children[0].current = false;
    return nav;
}

// `all`: also what can be chosen among the display settings.
Block tools(const State& state, bool all) {
    const Texts& texts = state.texts();
    Block tools = box("tools", Look::header_tools, {});
    // Wherever a visitor of a kiosk is, being done is one press away.
    if (state.kiosk && any_known(state) && state.place.page != Page::first_plan)
        tools.children.push_back(
            action("tools/done", Role::link, Look::tool, texts("kiosk.take.title"), GoTo{{Page::first_plan, {}}}, "check"));
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

// Of a kiosk, from the first touch to the result.
bool is_bare(const State& state) {
    const Page page = state.place.page;
    return state.kiosk && (page == Page::welcome || page == Page::question || page == Page::first_plan);
}

Block banner(const State& state, Width width) {
    const Texts& texts = state.texts();
    Block header = block("header", Role::banner, Look::page_header);
    header.children.push_back(action("header/home", Role::link, Look::brand, texts("product"), GoTo{}));
    const bool welcome = state.place.page == Page::welcome;
    if (is_bare(state)) {  // there is nothing but what a touch is for
        header.children.push_back(tools(state, false));
        return header;
    }
    if (width <= Width::small) {  // pages and tools side by side have no room
        Block menu = action("header/menu", Role::button, Look::icon_button, texts("header.menu"), Unfold{"menu"},
                            state.unfolded.contains("menu") ? "x" : "menu");
        menu.unfolded = state.unfolded.contains("menu");
        header.children.push_back(std::move(menu));
        if (state.unfolded.contains("menu"))
            header.children.push_back(box("header/open", Look::menu_card, {navigation(state, width), tools(state, true)}));
        return header;
    }
    if (!welcome) header.children.push_back(navigation(state, width));
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
        action("footer/dossiers", Role::link, Look::text_link, texts("dossiers.title"), GoTo{{Page::dossiers, {}}}));
    row.children.push_back(
        action("footer/words", Role::link, Look::text_link, texts("terms_page.title"), GoTo{{Page::terms, {}}}));
    row.children.push_back(action("footer/accessibility", Role::link, Look::text_link, texts("accessibility.title"),
                                  GoTo{{Page::accessibility, {}}}));
    if (!state.answers.empty())
        row.children.push_back(
            action("footer/share", Role::link, Look::text_link, texts("share.title"), GoTo{{Page::share, {}}}));
    if (!state.answers.empty() || state.choices != Choices{})
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
    if (is_bare(state)) return {};
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
            state.place.page == Page::schemes || state.place.page == Page::balance);
    add("what_if", GoTo{{Page::what_if, {}}}, "sliders-horizontal", state.place.page == Page::what_if);
    return bar;
}

std::vector<Block> notices(const State& state) {
    const Texts& texts = state.texts();
    std::vector<Block> list;
    if (auto strip = undo_link_strip(state)) list.push_back(std::move(*strip));
    if (!state.can_store && !state.kiosk)
        list.push_back(with_icon(words("notice/storage", Look::icon_line, texts("notice.not_stored")), "triangle-alert"));
    if (auto tab = other_tab_notice(state)) list.push_back(std::move(*tab));
    for (Block& notice : delivery_notices(state)) list.push_back(std::move(notice));
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

// On a page with columns the main part is one of them.
Block* main_in(Block& part) {
    if (part.role == Role::main) return &part;
    for (Block& child : part.children)
        if (Block* found = main_in(child)) return found;
    return nullptr;
}

std::vector<Block> page_of(const State& state) {
    switch (state.place.page) {
        case Page::welcome: return state.kiosk ? kiosk_welcome(state) : welcome_page(state);
        case Page::question: return state.kiosk ? kiosk_question(state) : question_page(state);
        case Page::first_plan: return state.kiosk ? kiosk_result(state) : first_plan_page(state);
        case Page::review: return review_page(state);
        case Page::plan: return plan_page(state);
        case Page::measure: return step_page(state);
        case Page::what_if: return what_if_page(state);
        case Page::scheme: return scheme_page(state);
        case Page::schemes: return schemes_page(state);
        case Page::recognised: return recognised_page(state);
        case Page::balance: return balance_page(state);
        case Page::take_away: return take_away_page(state);
        case Page::about: return about_page(state);
        case Page::help: return help_page(state);
        case Page::accessibility: return accessibility_page(state);
        case Page::sources: return sources_page(state);
        case Page::terms: return terms_page(state);
        case Page::programmes: return programmes_page(state);
        case Page::display: return display_page(state);
        case Page::dossiers: return dossiers_page(state);
        case Page::companies: return companies_page(state);
        case Page::intake: return intake_page(state);
        case Page::share: return share_page(state);
        case Page::shared: return shared_page(state);
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
        if (Block* main = main_in(part)) main->children.insert(main->children.begin(), extra.begin(), extra.end());
    for (Block& part : page) screen.blocks.push_back(std::move(part));
    if (!is_bare(state)) screen.blocks.push_back(footer(state));
    if (auto bar = bottom_bar(state, width)) screen.blocks.push_back(std::move(*bar));
    if (state.confirm_start_over) screen.blocks.push_back(dialog(state));
    if (state.kiosk) close_ways_out(state, screen);
    soften(screen);
    screen.focus = state.focus;
    screen.announcement = state.announcement;
    screen.urgent = state.urgent;
    return screen;
}

std::string title_of(const State& state) {
    const Texts& texts = state.texts();
    switch (state.place.page) {
        case Page::welcome: return texts(state.kiosk ? "kiosk.title" : "welcome.title");
        case Page::question: return texts("question." + state.place.id + ".text");
        case Page::first_plan: return texts(state.kiosk ? "kiosk.result.title" : "first_plan.title");
        case Page::review: return texts("review.title");
        case Page::plan: return texts("plan.title");
        case Page::measure:
            return texts(state.pack->find(engine::DutyId{state.place.id}) != nullptr
                             ? "duty." + state.place.id + ".name"
                             : "measure." + state.place.id + ".name");
        case Page::what_if: return texts("what_if.title");
        case Page::scheme: return texts("scheme." + state.place.id + ".name");
        case Page::schemes: return texts("schemes.title");
        case Page::recognised: return texts("recognised_page.title");
        case Page::balance: return texts("balance.title");
        case Page::take_away: return texts("take_away.title");
        case Page::about: return texts("about.title");
        case Page::help: return texts("help.title");
        case Page::accessibility: return texts("accessibility.title");
        case Page::sources: return texts("sources.title");
        case Page::terms: return texts("terms_page.title");
        case Page::programmes: return texts("programmes_page.title");
        case Page::display: return texts("display.title");
        case Page::dossiers: return texts("dossiers.title");
        case Page::companies: return texts("companies.title");
        case Page::intake: return texts("intake.title");
        case Page::share: return texts("share.title");
        case Page::shared: return texts("shared.title");
    }
    return {};
}

}  // namespace tk::present
