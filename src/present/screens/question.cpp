#include "present/screens/answering.h"
#include "present/screens/companies.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tk::present {

namespace {

using engine::AnswerKind;
using engine::Question;

// The law's limits for this number, each once with the duties that have it.
void add_limits(const State& state, const Question& question, std::vector<Block>& body) {
    const Texts& texts = state.texts();
    const engine::Answer* answer = state.answers.find(question.id);
    const auto* number = answer == nullptr ? nullptr : std::get_if<engine::Number>(answer);
    if (number == nullptr) return;
    std::map<double, std::vector<std::string>> duties;
    for (const auto& duty : state.assessment.duties)
        for (const auto& limit : duty.limits) {
            if (limit.of != question.id.value || duty.phases.empty()) continue;
            duties[limit.limit].push_back(texts("duty." + duty.duty.value + ".name"));
        }
    for (const auto& [limit, names] : duties) {
        const bool above = number->value >= limit, several = names.size() > 1;
        std::string all = names.front();
        for (std::size_t i = 1; i < names.size(); ++i) all += "; " + names[i];
        Block line =
            words("question/limit/" + std::to_string(std::lround(limit)), above ? Look::icon_line : Look::small_soft,
                  texts(std::string("limit.") + (above ? "above" : "below") + (several ? "_several" : ""),
                        {{"limit", number_text(texts, limit)},
                         {"unit", texts("question." + question.id.value + ".unit")},
                         {"duty", all}}));
        body.push_back(above ? with_icon(std::move(line), "scale") : std::move(line));
    }
}

}  // namespace

std::vector<Block> question_page(const State& state) {
    const Texts& texts = state.texts();
    const Question* question = state.pack->find(engine::QuestionId{state.place.id});
    const Width width = width_of(state);
    const std::string id = question->id.value, key = "question/" + id, text = "question." + id;

    Block main = block("main", Role::main, Look::column_main);
    auto& body = main.children;
    if (width == Width::wide)
        body.push_back(
            action("question/back", Role::button, Look::back_link, texts("question_page.back"), Back{}, "arrow-left"));
    body.push_back(heading("title", 1, Look::h1, texts(text + ".text")));
    if (texts.has(text + ".help")) body.push_back(words("question/help", Look::lead, texts(text + ".help")));
    std::vector<std::string> said{texts(text + ".text")};
    for (const char* part : {".help", ".where", ".why"})
        if (texts.has(text + part)) said.push_back(texts(text + part));
    for (const auto& option : question->options) said.push_back(texts(text + ".option." + option.id.value));
    if (auto hard = hard_words(state, "question/words", said)) body.push_back(std::move(*hard));
    if (std::ranges::find(state.questionnaire.needless, question->id) != state.questionnaire.needless.end())
        body.push_back(with_icon(words("question/needless", Look::icon_line, texts("question_page.needless")), "info"));

    if (question->kind == AnswerKind::one || question->kind == AnswerKind::many) {
        body.push_back(answer_options(state, *question));
    } else if (question->kind == AnswerKind::number && shows_range(state, *question)) {
        body.push_back(box(key + "/fields", Look::grid_two,
                           {answer_field(state, *question, Field::low, texts("field.low")),
                            answer_field(state, *question, Field::high, texts("field.high"))}));
    } else {
        body.push_back(
            answer_field(state, *question, Field::value, texts(text + (texts.has(text + ".label") ? ".label" : ".text"))));
    }
    if (question->kind == AnswerKind::number) {
        if (question->range) {
            const bool range = shows_range(state, *question);
            body.push_back(action(key + "/range", Role::button, Look::text_button,
                                  texts(range ? "field.one" : "field.range"), AskRange{question->id, !range},
                                  "sliders-horizontal"));
        }
        add_limits(state, *question, body);
    }
    for (const auto& warning : state.assessment.warnings)
        if (std::ranges::find(warning.questions, question->id) != warning.questions.end())
            body.push_back(
                with_icon(words("question/check/" + warning.check, Look::icon_line, texts("check." + warning.check)),
                          "triangle-alert"));

    body.push_back(box(
        "question/actions", Look::wrap_line,
        {action("question/next", Role::button, Look::primary, texts("question_page.next"), Continue{}, {}, "arrow-right")}));
    if (state.answers.find(question->id) == nullptr)
        body.back().children.push_back(action("question/later", Role::button, Look::text_button,
                                              texts("question_page.later"), Continue{.later = true}));
    else
        body.back().children.push_back(action("question/clear", Role::button, Look::text_button,
                                              texts("question_page.clear"), Withdraw{question->id}, "undo-2"));
    if (width != Width::wide)
        body.back().children.push_back(
            action("question/back", Role::button, Look::text_button, texts("question_page.back"), Back{}, "arrow-left"));

    body.push_back(note_part(state, NoteOn::question, id));
    if (question->kind == AnswerKind::number || question->kind == AnswerKind::text) {
        std::vector<Block> cards;
        if (texts.has(text + ".where"))
            cards.push_back(
                box("question/where", Look::card,
                    {with_icon(heading("question/where/title", 2, Look::h3, texts("question_page.where")), "receipt-text"),
                     words("question/where/text", Look::body, texts(text + ".where"))}));
        const engine::Answer* answer = state.answers.find(question->id);
        const bool unsure = answer != nullptr && std::holds_alternative<engine::Unsure>(*answer);
        Block estimate = action(key + "/unsure", Role::button, Look::secondary,
                                texts(unsure ? "question_page.estimate_used" : "question_page.estimate"),
                                unsure ? Intent{Withdraw{question->id}} : Intent{Reply{question->id, engine::Unsure{}}},
                                unsure ? "check" : "");
        estimate.toggles = true;
        estimate.pressed = unsure;
        std::vector<Block> dont_know = {
            with_icon(heading("question/unsure/title", 2, Look::h3, texts("question_page.unsure")), "circle-help")};
        if (texts.has(text + ".unsure"))
            dont_know.push_back(words("question/unsure/text", Look::body, texts(text + ".unsure")));
        dont_know.push_back(words("question/unsure/margin", Look::small_soft, texts("question_page.margin")));
        dont_know.push_back(std::move(estimate));
        cards.push_back(box("question/unsure", Look::card_dashed, std::move(dont_know)));
        if (auto offer = estimate_offer(state, *question)) cards.push_back(std::move(*offer));
        body.push_back(box("question/cards", Look::grid_two, std::move(cards)));
    }

    std::vector<Block> why = {with_icon(heading("why/title", 2, Look::h3, texts("question_page.why")), "info")};
    if (texts.has(text + ".why")) why.push_back(words("why/text", Look::body, texts(text + ".why")));
    const auto* asked_state = state.assessment.find(question->id);
    if (asked_state != nullptr && asked_state->changes > 0)
        why.push_back(words("why/changes", Look::small_soft,
                            texts(asked_state->changes == 1 ? "question_page.change" : "question_page.changes",
                                  {{"count", std::to_string(asked_state->changes)}})));
    Block why_card = box("why", Look::card, std::move(why));

    Block side = block("side", Role::group, Look::column_side);
    side.children.push_back(route(state));
    Block panel = block("panel", Role::complementary, Look::column_panel, texts("question_page.panel"));
    if (question->kind == AnswerKind::number) {
        panel.children.push_back(plan_so_far(state));
        panel.children.push_back(std::move(why_card));
    } else {
        panel.children.push_back(std::move(why_card));
        panel.children.push_back(plan_so_far(state));
    }
    return {box("columns", Look::columns, {std::move(side), std::move(main), std::move(panel)})};
}

std::vector<Block> review_page(const State& state) {
    const Texts& texts = state.texts();
    Block main = block("main", Role::main, Look::reading);
    main.children.push_back(
        box("review/head", Look::tight,
            {heading("title", 1, Look::h1, texts("review.title")), words("review/lead", Look::lead, texts("review.lead"))}));
    for (const auto& theme : state.pack->themes) {
        Block list = block("review/list/" + theme.id.value, Role::list, Look::stack, texts("theme." + theme.id.value));
        for (const auto& id : state.questionnaire.shown) {
            if (state.pack->find(id)->theme != theme.id) continue;
            std::string answer = answer_text(state, id);
            const bool open = answer.empty();
            Block link = action("review/" + id.value, Role::link, Look::row_link, texts("question." + id.value + ".text"),
                                GoTo{{Page::question, id.value}}, {}, "chevron-right");
            link.help = open ? texts("review.open") : answer;
            const engine::Answer* given = state.answers.find(id);
            link.personal = given != nullptr && std::holds_alternative<engine::Words>(*given);
            list.children.push_back(box("review/item/" + id.value, Look::plain, {std::move(link)}, Role::item));
        }
        if (list.children.empty()) continue;
        main.children.push_back(box(
            "review/theme/" + theme.id.value, Look::card,
            {with_icon(heading("review/theme/" + theme.id.value + "/title", 2, Look::h2, texts("theme." + theme.id.value)),
                       theme.icon),
             std::move(list)}));
    }
    Block needless = block("review/needless/list", Role::list, Look::stack, texts("review.needless"));
    for (const auto& id : state.questionnaire.needless)
        needless.children.push_back(
            box("review/item/" + id.value, Look::plain,
                {action("review/" + id.value, Role::link, Look::row_link, texts("question." + id.value + ".text"),
                        GoTo{{Page::question, id.value}}, {}, "chevron-right")},
                Role::item));
    if (!needless.children.empty())
        main.children.push_back(
            box("review/needless", Look::card,
                {with_icon(heading("review/needless/title", 2, Look::h2, texts("review.needless")), "circle-check"),
                 words("review/needless/what", Look::body, texts("review.needless_what")), std::move(needless)}));
    main.children.push_back(box(
        "review/actions", Look::wrap_line,
        {action("review/plan", Role::link, Look::primary, texts("review.plan"), GoTo{{Page::plan, {}}}, {}, "arrow-right"),
         action("review/intake", Role::link, Look::text_link, texts("intake.to"), GoTo{{Page::intake, {}}},
                "list-checks")}));
    return {std::move(main)};
}

}  // namespace tk::present
