#include "engine/result_writer.h"

#include "engine/names.h"

#include <cmath>
#include <cstdint>

namespace tk::engine::write {

json number(double value, int decimals) {
    if (!std::isfinite(value)) return nullptr;
    const double scale = std::pow(10.0, decimals), rounded = std::floor(value * scale + 0.5) / scale;
    if (!std::isfinite(rounded)) return value;
    if (rounded == std::floor(rounded) && std::abs(rounded) < 1e15) return static_cast<std::int64_t>(rounded);
    return rounded;
}

json spread(const Spread& one) { return {{"p10", number(one.p10)}, {"p50", number(one.p50)}, {"p90", number(one.p90)}}; }

json date(const std::optional<Date>& day) { return day ? json(text_of(*day)) : json(nullptr); }

json text(const std::string& words) { return words.empty() ? json(nullptr) : json(words); }

json answer(const ContentPack& pack, const QuestionId& id, const Answer& given) {
    const auto plain = [](double value) {
        return value == std::floor(value) && std::abs(value) < 1e15 ? json(static_cast<std::int64_t>(value)) : json(value);
    };
    if (const auto* one = std::get_if<Number>(&given)) return plain(one->value);
    if (const auto* range = std::get_if<Between>(&given)) return {{"low", plain(range->low)}, {"high", plain(range->high)}};
    if (const auto* words = std::get_if<Words>(&given)) return words->value;
    if (const auto* chosen = std::get_if<Chosen>(&given)) {
        const Question* question = pack.find(id);
        if (question != nullptr && question->kind == AnswerKind::one && chosen->options.size() == 1)
            return chosen->options.front().value;
        return ids(chosen->options);
    }
    return nullptr;
}

json answers(const ContentPack& pack, const Answers& given) {
    json made = json::object();
    for (const auto& [id, one] : given)
        if (!std::holds_alternative<Words>(one)) made[id.value] = answer(pack, id, one);
    return made;
}

void amounts(json& object, const MeasureState& measure, bool drawn) {
    const auto amount = [&](const char* name, const Spread& one) { object[name] = drawn ? spread(one) : json(nullptr); };
    amount("saving_eur", measure.gain);
    amount("saving_kwh", measure.electricity);
    amount("saving_m3", measure.gas);
    amount("saving_co2_kg", measure.co2);
    amount("yearly_cost_eur", measure.yearly_cost);
    amount("investment_eur", measure.investment);
    object["payback_years"] = drawn && measure.payback ? spread(*measure.payback) : json(nullptr);
    amount("avoided_loss_eur", measure.avoided_loss);
    amount("capacity_eur", measure.capacity_value);
}

json totals(const Totals& totals, bool drawn) {
    json made;
    const auto amount = [&](const char* name, const Spread& one) { made[name] = drawn ? spread(one) : json(nullptr); };
    amount("saving_eur", totals.gain);
    amount("saving_kwh", totals.electricity);
    amount("saving_m3", totals.gas);
    amount("saving_co2_kg", totals.co2);
    amount("investment_eur", totals.investment);
    amount("investment_now_eur", totals.investment_now);
    amount("avoided_loss_eur", totals.avoided_loss);
    amount("capacity_eur", totals.capacity_value);
    made["energy_cost_eur"] = drawn ? number(totals.energy_cost) : json(nullptr);
    made["co2_before_kg"] = drawn ? number(totals.co2_before) : json(nullptr);
    return made;
}

json step(const Step& step) {
    return {{"place", step.place},
            {"group", name_of(step.group)},
            {"horizon", name_of(step.horizon)},
            {"duty", id(step.duty)},
            {"measure", id(step.measure)},
            {"first", step.first == 0 ? json(nullptr) : json(step.first)},
            {"likely_duty", id(step.likely_duty)}};
}

json change(const ContentPack& pack, const Change& change) {
    return {{"question", change.question.value}, {"answer", answer(pack, change.question, change.to)}};
}

json choices(const Choices& choices) {
    json weights = json::object();
    for (const auto& [criterion, weight] : choices.weights) weights[criterion] = number(weight, fine);
    return {{"budget", choices.budget ? number(*choices.budget) : json(nullptr)},
            {"done", ids(choices.done)},
            {"aside", ids(choices.aside)},
            {"weights", std::move(weights)}};
}

}  // namespace tk::engine::write
