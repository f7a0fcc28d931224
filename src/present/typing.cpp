#include "present/typing.h"

#include "present/format.h"

#include <algorithm>
#include <utility>

namespace tk::present {

bool is_blank(std::string_view text) { return text.find_first_not_of(' ') == std::string_view::npos; }

Reading reading_of(const State& state, const engine::Question& question, Field field) {
    const auto draft = state.drafts.find({question.id, field});
    if (draft == state.drafts.end() || is_blank(draft->second.text)) return {};
    const auto number = number_in(state.texts(), draft->second.text);
    if (!number) return {{}, "error.no_number"};
    if (*number < question.min) return {{}, "error.too_low"};
    if (*number > question.max) return {{}, "error.too_high"};
    return {number, {}};
}

bool may_become(const Texts& texts, std::string_view typed, double low, double high) {
    const std::string group = texts("number.group") == "." ? "." : ",", decimal = group == "." ? "," : ".";
    // From the smallest to the largest number that so many more characters can make.
    const auto reaches = [&](const std::string& behind) {
        std::string nines = behind;
        std::ranges::replace(nines, '0', '9');
        const auto from = number_in(texts, std::string(typed) + behind), to = number_in(texts, std::string(typed) + nines);
        return from && to && *from <= high && *to >= low;
    };
    constexpr std::size_t most_digits = 12, most_groups = 4;
    for (std::size_t digits = 0; digits <= most_digits; ++digits) {
        std::string behind(digits, '0');
        for (std::size_t groups = 0; groups <= (digits <= 3 ? most_groups : 0); ++groups) {
            if (reaches(behind) || reaches(behind + decimal + "000")) return true;
            behind += group + "000";
        }
    }
    return false;
}

std::string shown_error(const Draft& draft) { return draft.waits ? std::string{} : draft.error; }

bool judge(Draft& draft, std::string error, bool may_still) {
    const std::string shown = shown_error(draft);
    draft.error = std::move(error);
    draft.waits = !draft.error.empty() && shown.empty() && may_still;
    return !draft.error.empty() && !draft.waits && draft.error != shown;
}

std::string error_words(const State& state, const engine::QuestionId& id, const std::string& error) {
    const engine::Question* question = state.pack->find(id);
    const Texts& texts = state.texts();
    if (question == nullptr) return texts(error);
    return texts(error, {{"min", number_text(texts, question->min)}, {"max", number_text(texts, question->max)}});
}

bool settle(State& state) {
    bool any = false;
    const auto end = [&](Draft& draft, auto words) {
        if (!std::exchange(draft.waits, false)) return;
        any = true;
        state.announcement = words(draft.error);
        state.urgent = true;
    };
    for (auto& [field, draft] : state.drafts)
        end(draft, [&](const std::string& error) { return error_words(state, field.first, error); });
    if (state.budget_draft)
        end(*state.budget_draft, [&](const std::string& error) {
            return state.texts()(error, {{"max", number_text(state.texts(), largest_budget)}});
        });
    return any;
}

bool stays_for(State& state, const engine::QuestionId& question) {
    for (auto& [field, draft] : state.drafts) {
        if (field.first != question || draft.error.empty()) continue;
        draft.waits = false;
        const char* part = field.second == Field::value ? "value" : field.second == Field::low ? "low" : "high";
        state.focus = "question/" + question.value + "/" + part;
        state.announcement = error_words(state, question, draft.error);
        state.urgent = true;
        return true;
    }
    return false;
}

}  // namespace tk::present
