#include "present/screens/answering.h"
#include "present/screens/kiosk_parts.h"

#include <algorithm>
#include <string>
#include <utility>

namespace tk::present {

namespace {

using engine::AnswerKind;
using engine::Question;

constexpr std::size_t answers_for_result = 3;

std::string exact_part(const Question& question) { return "kiosk-exact/" + question.id.value; }

// How many questions there are still, with this one.
std::string left_until_plan(const State& state, const Question& here) {
    const Texts& texts = state.texts();
    if (!here.key) return left_text(state);
    std::size_t left = 0;
    bool from_here = false;
    for (const auto& id : state.questionnaire.all) {
        from_here = from_here || id == here.id;
        if (from_here && state.pack->find(id)->key) ++left;
    }
    return texts(left == 1 ? "kiosk.question.last" : "kiosk.question.left", {{"count", std::to_string(left)}});
}

std::string band_text(const State& state, const Question& question, const Band& band) {
    const Texts& texts = state.texts();
    const std::string unit = texts("question." + question.id.value + ".unit");
    if (band.about) return texts("kiosk.band.about", {{"low", number_text(texts, band.low)}, {"unit", unit}});
    if (band.high <= 0) return texts("kiosk.band.none");
    if (band.low == band.high) return texts("kiosk.band.one", {{"low", number_text(texts, band.low)}, {"unit", unit}});
    const bool small = band.high < 99 || band.high == question.max;  // each number of it counts
    const std::string high = number_text(texts, small ? band.high : band.high + 1);
    const char* form = !small && band.low == question.min ? "below" : small ? "with" : "between";
    return texts(std::string("kiosk.band.") + form, {{"low", number_text(texts, band.low)}, {"high", high}, {"unit", unit}});
}

engine::Answer meaning_of(const Band& band) {
    if (band.low == band.high) return engine::Number{band.low};
    return engine::Between{band.low, band.high};
}

// As large as any other answer.
Block unsure_option(const State& state, const Question& question, Role role) {
    const Texts& texts = state.texts();
    const engine::Answer* answer = state.answers.find(question.id);
    const std::string key = "question/" + question.id.value + "/unsure", help = "question." + question.id.value + ".unsure";
    const bool unsure = answer != nullptr && std::holds_alternative<engine::Unsure>(*answer);
    Intent intent =
        role == Role::checkbox && unsure ? Intent{Withdraw{question.id}} : Intent{Reply{question.id, engine::Unsure{}}};
    Block option = action(key, role, Look::option_unsure, texts("unsure"), std::move(intent), {}, "circle-help");
    if (texts.has(help)) option.help = texts(help);
    option.chosen = unsure;
    return option;
}

Block band_options(const State& state, const Question& question, const std::vector<Band>& bands) {
    const std::string key = "question/" + question.id.value;
    const engine::Answer* answer = state.answers.find(question.id);
    Block group =
        block(key + "/options", Role::radio_group, Look::grid_two, state.texts()("question." + question.id.value + ".text"));
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const engine::Answer means = meaning_of(bands[i]);
        Block one = action(key + "/band/" + std::to_string(i), Role::radio, Look::option,
                           band_text(state, question, bands[i]), Reply{question.id, means});
        one.chosen = answer != nullptr && *answer == means;
        group.children.push_back(std::move(one));
    }
    group.children.push_back(unsure_option(state, question, Role::radio));
    return group;
}

}  // namespace

bool may_see_result(const State& state) { return any_known(state) || state.answers.size() >= answers_for_result; }

std::vector<Block> kiosk_question(const State& state) {
    const Texts& texts = state.texts();
    const Question& question = *state.pack->find(engine::QuestionId{state.place.id});
    const std::string text = "question." + question.id.value;
    const auto bands = bands_of(question);
    const bool exact = state.unfolded.contains(exact_part(question));
    const bool picks = !bands.empty() && !exact;

    Block main = block("main", Role::main, Look::reading);
    auto& body = main.children;
    body.push_back(
        box("kiosk/where", Look::line,
            {action("question/back", Role::button, Look::back_link, texts("question_page.back"), Back{}, "arrow-left"),
             words("kiosk/left", Look::small_strong, left_until_plan(state, question))}));
    body.push_back(heading("title", 1, Look::h1, texts(text + ".text")));
    if (picks) body.push_back(words("question/help", Look::lead, texts("kiosk.band.pick")));
    else if (texts.has(text + ".help")) body.push_back(words("question/help", Look::lead, texts(text + ".help")));

    if (question.kind == AnswerKind::one || question.kind == AnswerKind::many) {
        body.push_back(answer_options(state, question));
    } else if (picks) {
        body.push_back(band_options(state, question, bands));
    } else {
        const std::string label = text + (texts.has(text + ".label") ? ".label" : ".text");
        body.push_back(answer_field(state, question, Field::value, texts(label)));
        if (question.kind == AnswerKind::number) {
            Block group =
                block("question/" + question.id.value + "/options", Role::checkbox_group, Look::grid_two, texts("unsure"));
            group.children.push_back(unsure_option(state, question, Role::checkbox));
            body.push_back(std::move(group));
        }
    }
    Block actions = box(
        "question/actions", Look::wrap_line,
        {action("question/next", Role::button, Look::primary, texts("question_page.next"), Continue{}, {}, "arrow-right")});
    if (may_see_result(state))
        actions.children.push_back(
            action("kiosk/now", Role::link, Look::secondary, texts("kiosk.question.now"), GoTo{{Page::first_plan, {}}}));
    body.push_back(std::move(actions));
    if (!bands.empty())
        body.push_back(action("kiosk/exact", Role::button, Look::text_button,
                              texts(exact ? "kiosk.band.back" : "kiosk.band.exact"), Unfold{exact_part(question)}));
    if (texts.has(text + ".why"))
        body.push_back(with_icon(words("why/text", Look::icon_line, texts(text + ".why")), "info"));
    return {std::move(main)};
}

}  // namespace tk::present
