// What a question is answered with: a field, or its options.
#include "present/screens/answering.h"

#include "present/typing.h"

#include <algorithm>

namespace tk::present {

namespace {

using engine::AnswerKind;
using engine::Question;

// A number as a person would type it in this language.
std::string field_text(const State& state, const Question& question, Field field) {
    if (const auto draft = state.drafts.find({question.id, field}); draft != state.drafts.end()) return draft->second.text;
    const engine::Answer* answer = state.answers.find(question.id);
    if (answer == nullptr) return {};
    if (field == Field::value) {
        if (const auto* number = std::get_if<engine::Number>(answer)) return number_text(state.texts(), number->value, 2);
        if (const auto* typed = std::get_if<engine::Words>(answer)) return typed->value;
    }
    if (const auto* between = std::get_if<engine::Between>(answer)) {
        if (field == Field::low) return number_text(state.texts(), between->low, 2);
        if (field == Field::high) return number_text(state.texts(), between->high, 2);
    }
    return {};
}

}  // namespace

Block answer_field(const State& state, const Question& question, Field field, const std::string& label) {
    const Texts& texts = state.texts();
    const char* part = field == Field::value ? "value" : field == Field::low ? "low" : "high";
    Block block_ = block("question/" + question.id.value + "/" + part,
                         question.kind == AnswerKind::text ? Role::text_field : Role::number_field, Look::number, label);
    block_.value = field_text(state, question, field);
    if (question.kind == AnswerKind::number && texts.has("question." + question.id.value + ".unit"))
        block_.unit = texts("question." + question.id.value + ".unit");
    if (const auto draft = state.drafts.find({question.id, field});
        draft != state.drafts.end() && !shown_error(draft->second).empty()) {
        block_.error = error_words(state, question.id, draft->second.error);
        block_.invalid = true;
    }
    block_.intent = Type{question.id, field, {}};
    return block_;
}

bool shows_range(const State& state, const Question& question) {
    const engine::Answer* answer = state.answers.find(question.id);
    return state.ranges.contains(question.id) || (answer != nullptr && std::holds_alternative<engine::Between>(*answer));
}

Block answer_options(const State& state, const Question& question) {
    const Texts& texts = state.texts();
    const std::string key = "question/" + question.id.value;
    const engine::Answer* answer = state.answers.find(question.id);
    const auto* chosen = answer == nullptr ? nullptr : std::get_if<engine::Chosen>(answer);
    const bool many = question.kind == AnswerKind::many;
    Block group = block(key + "/options", many ? Role::checkbox_group : Role::radio_group, Look::grid_two,
                        texts("question." + question.id.value + ".text"));
    for (const auto& option : question.options) {
        Intent intent =
            many ? Intent{Toggle{question.id, option.id}} : Intent{Reply{question.id, engine::Chosen{{option.id}}}};
        Block one = action(key + "/" + option.id.value, many ? Role::checkbox : Role::radio, Look::option,
                           texts("question." + question.id.value + ".option." + option.id.value), std::move(intent), {},
                           width_of(state) == Width::narrow && state.width < 360 ? std::string{} : option.icon);
        one.chosen = chosen != nullptr && std::ranges::find(chosen->options, option.id) != chosen->options.end();
        group.children.push_back(std::move(one));
    }
    const bool unsure = answer != nullptr && std::holds_alternative<engine::Unsure>(*answer);
    Intent intent = many && unsure ? Intent{Withdraw{question.id}} : Intent{Reply{question.id, engine::Unsure{}}};
    Block dont_know = action(key + "/unsure", many ? Role::checkbox : Role::radio, Look::option_unsure, texts("unsure"),
                             std::move(intent), {}, "circle-help");
    dont_know.help = texts("question." + question.id.value + ".unsure");
    dont_know.chosen = unsure;
    group.children.push_back(std::move(dont_know));
    return group;
}

}  // namespace tk::present
