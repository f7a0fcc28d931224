// The dossiers on this device, and what one says beside its answers. Names are shown by the page, never painted.
#include "present/keeping.h"
#include "present/screens/parts.h"

#include <algorithm>

namespace tk::present {

namespace {

using dossier::Status;

bool nameless(const Head& head) { return head.name.empty(); }

Block name_heading(const State& state, const std::string& key, const Head& head) {
    const Texts& texts = state.texts();
    const bool terrain = head.track == "terrain";
    Block title =
        with_icon(heading(key, 3, Look::h3,
                          nameless(head) ? texts(terrain ? "dossiers.no_name_terrain" : "dossiers.no_name") : head.name),
                  terrain ? "map" : "store");
    title.personal = !nameless(head);
    return title;
}

std::string facts_of(const State& state, const Head& head) {
    const Texts& texts = state.texts();
    const std::string done = std::to_string(head.answered), left = std::to_string(head.left);
    return texts(head.left == 0   ? "dossiers.facts_done"
                 : head.left == 1 ? "dossiers.facts_one"
                                  : "dossiers.facts",
                 {{"kind", texts(head.track == "terrain" ? "dossiers.terrain" : "dossiers.company")},
                  {"done", done},
                  {"left", left},
                  {"changed", date_text(texts, head.changed)}});
}

Block signs(const State& state, const std::string& key, const Head& head, bool here) {
    const Texts& texts = state.texts();
    Block line = box(key, Look::wrap_line, {});
    const auto sign = [&](const char* name, Look look, std::string label, const char* icon) {
        line.children.push_back(with_icon(words(key + "/" + name, look, std::move(label)), icon));
    };
    if (here) sign("here", Look::chip_info, texts("dossiers.here"), "folder-open");
    if (head.status == Status::archived) sign("archived", Look::chip_off, texts("dossiers.archived"), "archive");
    else if (head.left == 0 && head.answered > 0) sign("ready", Look::chip_can, texts("dossiers.ready"), "circle-check");
    if (head.outcome && head.outcome->content != state.pack->version)
        sign("renewed", Look::chip_will, texts("dossiers.renewed"), "rotate-ccw");
    if (head.follow_up) {
        const bool late = *head.follow_up < state.date;
        sign("follow-up", late ? Look::chip_must : Look::chip_plain,
             texts(late ? "dossiers.follow_up_late" : "dossiers.follow_up", {{"date", date_text(texts, *head.follow_up)}}),
             "calendar");
    }
    return line;
}

// What its plan said, beside the name where there is room. Rows share the scale of the bar.
std::vector<Block> outcome_of(const State& state, const std::string& key, const Outcome& outcome, double end) {
    const Texts& texts = state.texts();
    std::vector<Block> saving;
    if (rounded(outcome.gain.p90) > 0) {
        Block bar = block(key + "/bar", Role::figure, Look::bar, money_sentence(texts, outcome.gain));
        bar.bar = bar_of(outcome.gain, end);
        saving = {std::move(bar), words(key + "/gain", Look::small_strong,
                                        texts("plan.per_year", {{"range", money_range(texts, outcome.gain)}}))};
    } else {
        saving = {words(key + "/gain", Look::small_soft, texts("plan.no_gain"))};
    }
    const std::string duties = texts(outcome.duties == 0   ? "dossiers.duties_none"
                                     : outcome.duties == 1 ? "dossiers.duty"
                                                           : "dossiers.duties",
                                     {{"count", std::to_string(outcome.duties)}});
    return {box(key + "/effect", Look::tight, std::move(saving)),
            box(key + "/duties", Look::tight, {with_icon(words(key + "/count", Look::icon_line, duties), "scale")})};
}

Block row_of(const State& state, const Head& head, double end) {
    const Texts& texts = state.texts();
    const std::string key = "dossier/" + head.id;
    const bool here = head.id == state.dossier.id;
    std::vector<Block> about{name_heading(state, key + "/name", head),
                             words(key + "/facts", Look::small_soft, facts_of(state, head))};
    if (Block line = signs(state, key + "/signs", head, here); !line.children.empty()) about.push_back(std::move(line));
    Block actions = box(key + "/actions", Look::wrap_line, {});
    const auto add = [&](const char* name, Look look, const char* label, Shelving what, const char* icon) {
        actions.children.push_back(action(key + "/" + name, Role::button, look, texts(std::string("dossiers.") + label),
                                          Keep{std::move(what)}, icon));
    };
    if (head.left > 0) add("go-on", Look::secondary, "go_on", OpenDossier{head.id, true}, "arrow-right");
    if (head.answered > 0)
        add("plan", head.left > 0 ? Look::text_button : Look::secondary, "plan", OpenDossier{head.id, false}, "map-pinned");
    if (here && head.status == Status::open)
        actions.children.push_back(action(key + "/intake", Role::link, Look::text_button, texts("intake.title"),
                                          GoTo{{Page::intake, next_open(state).value}}, "list-checks"));
    const bool open = state.unfolded.contains(key);
    Block more = action(key + "/more", Role::button, Look::text_button, texts("dossiers.more"), Unfold{key}, {},
                        open ? "chevron-up" : "chevron-down");
    more.unfolded = open;
    actions.children.push_back(std::move(more));
    if (open) {
        add("copy", Look::text_button, "copy", DoWith{head.id, Purpose::duplicate}, "plus");
        add("file", Look::text_button, "save_file", DoWith{head.id, Purpose::save_file}, "file-text");
        if (state.shelf.seals == true)
            add("seal", Look::text_button, "save_sealed", DoWith{head.id, Purpose::save_sealed}, "lock");
        if (head.status == Status::open)
            add("archive", Look::text_button, "archive", DoWith{head.id, Purpose::archive}, "archive");
        else add("reopen", Look::text_button, "reopen", DoWith{head.id, Purpose::reopen}, "undo-2");
        add("remove", Look::text_button, "remove", DoWith{head.id, Purpose::remove}, "trash-2");
    }
    Block row =
        box(key, Look::facts_row,
            {box(key + "/about", Look::stack, {box(key + "/words", Look::tight, std::move(about)), std::move(actions)})},
            Role::item);
    if (head.outcome)
        row.children.push_back(box(key + "/outcome", Look::plan_facts, outcome_of(state, key, *head.outcome, end)));
    return row;
}

// Search, order and archive, where there is something to find.
Block tools(const State& state) {
    const Texts& texts = state.texts();
    Block search = block("dossiers/search", Role::text_field, Look::number, texts("dossiers.search"));
    search.value = state.shelf.search;
    search.intent = Keep{Write{Entry::search, {}}};
    Block order = block("dossiers/order", Role::radio_group, Look::wrap_line, texts("dossiers.order"));
    for (const bool by_name : {false, true}) {
        order.children.push_back(action(by_name ? "dossiers/order/name" : "dossiers/order/changed", Role::radio,
                                        Look::segment, texts(by_name ? "dossiers.by_name" : "dossiers.by_change"),
                                        Keep{SortShelf{by_name}}));
        order.children.back().chosen = state.shelf.by_name == by_name;
    }
    Block all = box("dossiers/tools", Look::stack, {std::move(search), std::move(order)});
    bool archived = false;
    for (const Head& head : state.shelf.heads) archived = archived || head.status == Status::archived;
    if (archived) {
        Block shown = action("dossiers/archive", Role::checkbox, Look::toggle, texts("dossiers.show_archive"),
                             Keep{ShowArchive{!state.shelf.archive}});
        shown.chosen = state.shelf.archive;
        all.children.push_back(std::move(shown));
    }
    return all;
}

Block removed_strip(const State& state) {
    const Texts& texts = state.texts();
    Block name = words("dossiers/removed/name", Look::body_strong, state.shelf.removed->name);
    name.personal = true;
    return box(
        "dossiers/removed", Look::card_soft,
        {with_icon(words("dossiers/removed/what", Look::icon_line, texts("dossiers.removed")), "trash-2"), std::move(name),
         box("dossiers/removed/actions", Look::wrap_line,
             {action("dossiers/bring-back", Role::button, Look::secondary, texts("dossiers.bring_back"), Keep{BringBack{}},
                     "undo-2")})});
}

// Whether the browser may clear it away, and what helps then.
Block keeping_card(const State& state) {
    const Texts& texts = state.texts();
    Block card =
        box("dossiers/keeping", Look::card,
            {with_icon(heading("dossiers/keeping/title", 2, Look::h3, texts("dossiers.keeping.title")), "hard-drive"),
             words("dossiers/keeping/what", Look::body, texts("dossiers.keeping.what"))});
    if (!state.can_store) {
        card.children.push_back(
            with_icon(words("dossiers/keeping/not", Look::icon_line, texts("notice.not_stored")), "triangle-alert"));
    } else if (state.persists == true) {
        card.children.push_back(
            with_icon(words("dossiers/keeping/stays", Look::icon_line, texts("dossiers.keeping.stays")), "circle-check"));
    } else if (state.persists == false) {
        card.children.push_back(with_icon(
            words("dossiers/keeping/may-go", Look::icon_line, texts("dossiers.keeping.may_go")), "triangle-alert"));
        card.children.push_back(box("dossiers/keeping/actions", Look::wrap_line,
                                    {action("dossiers/persist", Role::button, Look::secondary, texts("dossiers.keeping.ask"),
                                            Keep{Persist{}}, "shield-check")}));
    }
    if (state.shelf.seals == false)
        card.children.push_back(
            with_icon(words("dossiers/keeping/no-seal", Look::icon_line, texts("dossiers.keeping.no_seal")), "info"));
    return card;
}

Block entry_field(const State& state, const char* name, Entry entry, const std::string& value) {
    const Texts& texts = state.texts();
    Block field = block(std::string("about-dossier/") + name, Role::text_field, Look::number,
                        texts(std::string("dossiers.entry.") + name));
    field.value = value;
    field.intent = Keep{Write{entry, {}}};
    return field;
}

// What the open dossier says beside its answers.
Block entries_card(const State& state) {
    const Texts& texts = state.texts();
    const auto& dossier = state.dossier;
    Block day = entry_field(state, "date", Entry::intake_date,
                            state.shelf.wrong_date ? *state.shelf.wrong_date
                            : dossier.intake.date  ? date_typed(*dossier.intake.date)
                                                   : "");
    day.help = texts("dossiers.entry.date_help");
    if (state.shelf.wrong_date) {
        day.error = texts("dossiers.error.date");
        day.invalid = true;
    }
    Block shared = action("about-dossier/share", Role::checkbox, Look::toggle, texts("dossiers.share.name"),
                          Keep{ShareByName{!dossier.shareable_by_name}});
    shared.help = texts("dossiers.share.help");
    shared.chosen = dossier.shareable_by_name;
    return box("about-dossier", Look::card,
               {heading("about-dossier/title", 2, Look::h3, texts("dossiers.entry.title")),
                words("about-dossier/what", Look::body, texts("dossiers.entry.what")),
                entry_field(state, "name", Entry::name, dossier.name),
                entry_field(state, "place", Entry::intake_place, dossier.intake.place), std::move(day), std::move(shared)});
}

}  // namespace

std::vector<Block> dossiers_page(const State& state) {
    const Texts& texts = state.texts();
    const auto& all = state.shelf.heads;
    Block main = block("main", Role::main, Look::stack);
    const std::string count = std::to_string(all.size());
    main.children.push_back(
        box("dossiers/head", Look::tight,
            {heading("title", 1, Look::h1, texts("dossiers.title")), words("dossiers/lead", Look::lead,
                                                                           texts(all.empty()       ? "dossiers.none"
                                                                                 : all.size() == 1 ? "dossiers.one"
                                                                                                   : "dossiers.lead",
                                                                                 {{"count", count}}))}));
    main.children.push_back(box("dossiers/new", Look::wrap_line,
                                {action("dossiers/new/company", Role::button, Look::primary, texts("dossiers.new_company"),
                                        Keep{NewDossier{"sme"}}, "plus"),
                                 action("dossiers/new/terrain", Role::button, Look::secondary, texts("dossiers.new_terrain"),
                                        Keep{NewDossier{"terrain"}}, "plus"),
                                 action("dossiers/new/intake", Role::button, Look::secondary, texts("intake.new"),
                                        Keep{NewDossier{"sme", true}}, "phone"),
                                 action("dossiers/open-file", Role::button, Look::secondary, texts("dossiers.open_file"),
                                        Keep{OpenFile{}}, "file-up")}));
    main.children.back().children.push_back(action("dossiers/companies", Role::link, Look::text_link,
                                                   texts("companies.title"), GoTo{{Page::companies, {}}}, {},
                                                   "arrow-right"));
    main.children.push_back(words("dossiers/drop", Look::small_soft, texts("arrivals.how")));
    if (auto card = arrivals_card(state)) main.children.push_back(std::move(*card));
    if (state.shelf.refused) {
        Block name = words("dossiers/refused/name", Look::body_strong, state.shelf.refused->name);
        name.personal = true;
        main.children.push_back(box(
            "dossiers/refused", Look::card_soft,
            {std::move(name),
             with_icon(words("dossiers/refused/why", Look::icon_line, texts(state.shelf.refused->why)), "triangle-alert")}));
    }
    if (state.shelf.removed) main.children.push_back(removed_strip(state));
    if (all.size() > 1) main.children.push_back(tools(state));
    const auto shown = shown_heads(state);
    if (!all.empty()) {
        Block list = block("dossiers/list", Role::list, Look::stack, texts("dossiers.title"));
        double most = 1;
        for (const Head& head : shown)
            if (head.outcome) most = std::max(most, head.outcome->gain.p90);
        for (const Head& head : shown) list.children.push_back(row_of(state, head, bar_end(most)));
        if (shown.empty()) main.children.push_back(words("dossiers/nothing", Look::body, texts("dossiers.nothing")));
        else
            main.children.push_back(
                box("dossiers/all", Look::card,
                    {with_icon(heading("dossiers/all/title", 2, Look::h3, texts("dossiers.on_device")), "folder-open"),
                     std::move(list)}));
    }
    if (!state.dossier.id.empty()) main.children.push_back(entries_card(state));
    if (!state.dossier.id.empty()) main.children.push_back(follow_ups_card(state));
    main.children.push_back(keeping_card(state));
    return {std::move(main)};
}

std::optional<Block> other_tab_notice(const State& state) {
    const OtherTab what = state.shelf.other_tab;
    if (what == OtherTab::nothing) return {};
    const char* key = what == OtherTab::changed   ? "dossiers.tab.changed"
                      : what == OtherTab::removed ? "dossiers.tab.removed"
                                                  : "dossiers.tab.newer";
    return box("notice/tab", Look::card_soft,
               {box("notice/tab/line", Look::wrap_line,
                    {with_icon(words("notice/tab/what", Look::icon_line, state.texts()(key)), "info"),
                     action("notice/tab/close", Role::button, Look::text_button, state.texts()("dossiers.tab.close"),
                            Keep{Understood{}}, "x")})});
}

}  // namespace tk::present
