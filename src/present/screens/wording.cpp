// How answers, steps, verdicts and bars are said on more than one page.
#include "present/screens/parts.h"

#include <algorithm>

namespace tk::present {

std::string answer_text(const State& state, const engine::QuestionId& id) {
    const engine::Answer* answer = state.answers.find(id);
    const engine::Question* question = state.pack->find(id);
    return answer == nullptr || question == nullptr ? std::string{} : answer_text(state, *question, *answer);
}

std::string answer_text(const State& state, const engine::Question& question, const engine::Answer& answer) {
    const Texts& texts = state.texts();
    const engine::QuestionId& id = question.id;
    const std::string unit =
        texts.has("question." + id.value + ".unit") ? "\u00A0" + texts("question." + id.value + ".unit") : std::string{};
    if (std::holds_alternative<engine::Unsure>(answer)) return texts("unsure");
    if (const auto* number = std::get_if<engine::Number>(&answer)) return number_text(texts, number->value, 2) + unit;
    if (const auto* between = std::get_if<engine::Between>(&answer))
        return texts("number.between",
                     {{"low", number_text(texts, between->low, 2)}, {"high", number_text(texts, between->high, 2)}}) +
               unit;
    if (const auto* typed = std::get_if<engine::Words>(&answer)) return typed->value;
    std::string text;
    for (const auto& option : std::get<engine::Chosen>(answer).options)
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

std::string step_name(const State& state, const engine::Step& step) {
    return state.texts()(step.duty.empty() ? "measure." + step.measure.value + ".name"
                                           : "duty." + step.duty.value + ".name");
}

std::string verdict_icon(engine::Truth truth, bool ask) {
    if (ask) return "phone";
    return truth == engine::Truth::yes ? "circle-check" : truth == engine::Truth::no ? "circle-x" : "circle-dashed";
}

}  // namespace tk::present
