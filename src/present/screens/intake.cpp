// The intake: all questions of a theme on one page, with what they have given so far beside them. For an adviser in a talk,
// who goes by the keys.
#include "present/intake.h"
#include "present/screens/answering.h"
#include "present/screens/intake_parts.h"

#include <algorithm>

namespace tk::present {

namespace {

using engine::AnswerKind;
using engine::Question;
using engine::QuestionId;

constexpr std::size_t most_found = 8;

bool is_needless(const State& state, const QuestionId& id) {
    const auto& needless = state.questionnaire.needless;
    return std::ranges::find(needless, id) != needless.end();
}

// Options as chips, so that most questions take one line or two.
Block dense_options(const State& state, const Question& question) {
    Block group = answer_options(state, question);
    group.look = Look::wrap_line;
    for (Block& option : group.children) {
        if (option.look == Look::option_unsure) option.keys = "Alt+W";
        option.look = Look::segment;
        option.help.clear();
        option.icon_after.clear();
        option.icon = option.role == Role::checkbox && option.chosen ? "check" : "";
    }
    return group;
}

std::string numbered(const State& state, const QuestionId& id, const std::string& text) {
    return state.texts()("intake.numbered", {{"number", std::to_string(intake_number(state, id))}, {"question", text}});
}

Block row_of_question(const State& state, const QuestionId& id) {
    const Texts& texts = state.texts();
    const Question& question = *state.pack->find(id);
    const std::string key = "intake/q/" + id.value, text = "question." + id.value;
    const std::string name = numbered(state, id, texts(text + (texts.has(text + ".label") ? ".label" : ".text")));
    Block row = box("intake/row/" + id.value, Look::intake_row, {}, Role::item);
    const bool range = question.kind == AnswerKind::number && shows_range(state, question);
    if (question.kind == AnswerKind::one || question.kind == AnswerKind::many) {
        row.children.push_back(words(key + "/name", Look::small_strong, name));
        row.children.push_back(dense_options(state, question));
    } else if (range) {
        row.children.push_back(words(key + "/name", Look::small_strong, name));
        Block fields = box(key + "/fields", Look::grid_two,
                           {answer_field(state, question, Field::low, texts("field.low")),
                            answer_field(state, question, Field::high, texts("field.high"))});
        fields.label = name;
        row.children.push_back(std::move(fields));
    } else {
        row.children.push_back(answer_field(state, question, Field::value, name));
        row.children.back().look = Look::dense;
        const engine::Answer* answer = state.answers.find(id);
        const bool unsure = answer != nullptr && std::holds_alternative<engine::Unsure>(*answer);
        Block unknown = action("question/" + id.value + "/unsure", Role::button, Look::segment, texts("unsure"),
                               unsure ? Intent{Withdraw{id}} : Intent{Reply{id, engine::Unsure{}}});
        unknown.toggles = true;
        unknown.pressed = unsure;
        unknown.keys = "Alt+W";
        row.children.push_back(box(key + "/beside", Look::wrap_line, {std::move(unknown)}));
    }
    Block note = note_part(state, NoteOn::question, id.value);
    Block& fold = note.children.front();
    fold.keys = "Alt+N";
    fold.icon_after.clear();
    if (state.unfolded.contains("note/" + id.value)) {
        Block more = box(key + "/more", Look::wrap_line, {});
        if (question.kind == AnswerKind::number && question.range)
            more.children.push_back(action("question/" + id.value + "/range", Role::button, Look::text_button,
                                           texts(range ? "field.one" : "field.range"), AskRange{id, !range},
                                           "sliders-horizontal"));
        more.children.push_back(action(key + "/page", Role::link, Look::text_link, texts("intake.explain"),
                                       GoTo{{Page::question, id.value}}, "info"));
        note.children.push_back(std::move(more));
    }
    if (is_needless(state, id))
        note.children.push_back(words(key + "/needless", Look::caption_soft, texts("intake.needless")));
    row.children.push_back(std::move(note));
    return row;
}

Block theme_tabs(const State& state, const std::vector<IntakeTheme>& themes, std::size_t here) {
    const Texts& texts = state.texts();
    Block nav = block("intake/themes", Role::navigation, Look::wrap_line, texts("intake.themes"));
    for (std::size_t i = 0; i < themes.size(); ++i) {
        const IntakeTheme& theme = themes[i];
        Block tab = action("intake/theme/" + theme.theme.value, Role::link, Look::segment,
                           texts("intake.tab", {{"theme", texts("theme." + theme.theme.value)},
                                                {"done", std::to_string(theme.answered)},
                                                {"total", std::to_string(theme.asked)}}),
                           GoTo{{Page::intake, theme.next.value}}, theme.answered >= theme.asked ? "check" : "");
        tab.current = i == here;
        if (i == here + 1) tab.keys = "Alt+PageDown";
        if (i + 1 == here) tab.keys = "Alt+PageUp";
        nav.children.push_back(std::move(tab));
    }
    return nav;
}

std::string answer_or_open(const State& state, const QuestionId& id) {
    const std::string answer = answer_text(state, id);
    return answer.empty() ? state.texts()("review.open") : answer;
}

// Words that are typed lead to each question that has them.
Block jump_field(const State& state) {
    const Texts& texts = state.texts();
    Block field = block("intake/search", Role::text_field, Look::number, texts("intake.search"));
    field.value = state.shelf.question_search;
    field.intent = Keep{Write{Entry::question, {}}};
    field.keys = "Alt+Z";
    Block all = box("intake/jump", Look::stack, {std::move(field)});
    const auto found = questions_with(state, state.shelf.question_search);
    Block list = block("intake/found/list", Role::list, Look::tight, texts("intake.found_list"));
    for (const QuestionId& id : found) {
        if (list.children.size() == most_found) break;
        Block link = action("intake/found/" + id.value, Role::link, Look::row_link,
                            numbered(state, id, texts("question." + id.value + ".text")), GoTo{{Page::intake, id.value}}, {},
                            "arrow-right");
        link.help = answer_or_open(state, id);
        const engine::Answer* given = state.answers.find(id);
        link.personal = given != nullptr && std::holds_alternative<engine::Words>(*given);
        list.children.push_back(box("intake/found/item/" + id.value, Look::plain, {std::move(link)}, Role::item));
    }
    if (state.shelf.question_search.find_first_not_of(' ') == std::string::npos) return all;
    const std::string count = std::to_string(found.size());
    all.children.push_back(block("intake/found", Role::status, Look::small_soft,
                                 texts(found.empty()               ? "intake.found_none"
                                       : found.size() == 1         ? "intake.found_one"
                                       : found.size() > most_found ? "intake.found_first"
                                                                   : "intake.found",
                                       {{"count", count}, {"shown", std::to_string(most_found)}})));
    if (!found.empty()) all.children.push_back(std::move(list));
    return all;
}

Block intake_head(const State& state, const std::vector<IntakeTheme>& themes) {
    const Texts& texts = state.texts();
    std::size_t asked = 0, answered = 0;
    for (const IntakeTheme& theme : themes) {
        asked += theme.asked;
        answered += theme.answered;
    }
    std::vector<Block> said{heading("title", 1, Look::h1, texts("intake.title"))};
    if (!state.dossier.name.empty()) {
        said.push_back(words("intake/name", Look::body_strong, state.dossier.name));
        said.back().personal = true;
    }
    said.push_back(words("intake/count", Look::body,
                         texts("intake.count", {{"done", std::to_string(answered)}, {"total", std::to_string(asked)}})));
    const std::size_t open = asked > answered ? asked - answered : 0;
    said.push_back(words("intake/open", Look::small_soft,
                         texts(open == 0   ? "intake.none_open"
                               : open == 1 ? "intake.one_open"
                                           : "intake.open",
                               {{"count", std::to_string(open)}})));
    return box("intake/head", Look::bench_head,
               {box("intake/head/words", Look::tight, std::move(said)),
                box("intake/head/actions", Look::wrap_line,
                    {action("intake/handover", Role::button, Look::secondary, texts("report.handover_title"),
                            MakeReport{ReportForm::handover}, "printer"),
                     action("intake/plan", Role::link, Look::primary, texts("intake.plan"), GoTo{{Page::plan, {}}}, {},
                            "arrow-right")})});
}

}  // namespace

std::vector<Block> intake_page(const State& state) {
    const Texts& texts = state.texts();
    const auto themes = intake_themes(state);
    Block main = block("main", Role::main, Look::stack);
    main.children.push_back(intake_head(state, themes));
    const auto now = intake_theme(state);
    const auto here = std::ranges::find(themes, now, &IntakeTheme::theme);
    std::vector<Block> left{theme_tabs(state, themes, static_cast<std::size_t>(here - themes.begin())), jump_field(state)};
    if (here != themes.end()) {
        const std::string name = texts("theme." + now.value);
        Block list = block("intake/rows", Role::list, Look::plain, name);
        Block rest = block("intake/rest", Role::list, Look::plain, texts("review.needless"));
        const bool open = state.unfolded.contains("intake/rest");
        std::size_t needless = 0;
        for (const QuestionId& id : here->questions) {
            const bool in_rest = is_needless(state, id) && state.place.id != id.value;
            if (in_rest) ++needless;
            if (!in_rest || open) (in_rest ? rest : list).children.push_back(row_of_question(state, id));
        }
        Block card = box("intake/theme", Look::card, {heading("intake/theme/title", 2, Look::h2, name), std::move(list)});
        if (needless > 0) {
            Block more =
                action("intake/rest/open", Role::button, Look::text_button,
                       texts(needless == 1 ? "intake.rest_one" : "intake.rest", {{"count", std::to_string(needless)}}),
                       Unfold{"intake/rest"}, {}, open ? "chevron-up" : "chevron-down");
            more.unfolded = open;
            card.children.push_back(std::move(more));
        }
        if (!rest.children.empty()) card.children.push_back(std::move(rest));
        left.push_back(std::move(card));
        if (const auto after = here + 1; after != themes.end())
            left.push_back(box("intake/on", Look::wrap_line,
                               {action("intake/next", Role::link, Look::secondary,
                                       texts("intake.next", {{"theme", texts("theme." + after->theme.value)}}),
                                       GoTo{{Page::intake, after->next.value}}, {}, "arrow-right")}));
    }
    std::vector<Block> side = intake_side(state);
    if (width_of(state) == Width::wide)
        main.children.push_back(
            box("intake/columns", Look::step_columns,
                {box("intake/main", Look::stack, std::move(left)), box("intake/side", Look::stack, std::move(side))}));
    else
        for (auto* part : {&left, &side})
            for (Block& one : *part) main.children.push_back(std::move(one));
    return {std::move(main)};
}

}  // namespace tk::present
