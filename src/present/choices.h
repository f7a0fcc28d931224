// What a person decides beside the answers: which steps are done or put aside, and what the plan may cost and is
// ordered by. Wishes are tried on the bench first; the plan follows them when the person says so.
#pragma once

#include "dossier/dossier.h"
#include "engine/assess.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tk::present {

struct State;

using dossier::Choices;
using dossier::largest_budget;
using dossier::usual_stop;
using dossier::weight_stops;
using dossier::Wishes;

inline constexpr std::size_t most_variants = dossier::most_others + 1;  // beside the plan that does all

enum class Fate { to_do, done, aside };
Fate fate_of(const Choices&, const engine::MeasureId&);

struct MarkStep {
    engine::MeasureId measure{};
    Fate fate = Fate::to_do;
    friend bool operator==(const MarkStep&, const MarkStep&) = default;
};
// What stands in the field of the budget, as typed; empty: no limit.
struct TypeBudget {
    std::string text{};
    friend bool operator==(const TypeBudget&, const TypeBudget&) = default;
};
// The slider of the budget: an amount, or how many ticks it moves, "+1", "-10", "first", "last".
struct SlideBudget {
    std::string to{};
    friend bool operator==(const SlideBudget&, const SlideBudget&) = default;
};
// Keeps what is in view and goes on with a copy of it.
struct AddVariant {
    friend bool operator==(const AddVariant&, const AddVariant&) = default;
};
// Brings the variant at a place into view, or takes it away; never the last one.
struct ViewVariant {
    std::size_t place = 0;
    friend bool operator==(const ViewVariant&, const ViewVariant&) = default;
};
struct DropVariant {
    std::size_t place = 0;
    friend bool operator==(const DropVariant&, const DropVariant&) = default;
};
struct Weigh {
    std::string criterion{};
    int stop = usual_stop;
    friend bool operator==(const Weigh&, const Weigh&) = default;
};
struct WeighAsUsual {
    friend bool operator==(const WeighAsUsual&, const WeighAsUsual&) = default;
};
// The plan follows what is tried on the bench.
struct Adopt {
    friend bool operator==(const Adopt&, const Adopt&) = default;
};
// Takes the last choice back, as long as the page says that it was made.
struct UndoChoice {
    friend bool operator==(const UndoChoice&, const UndoChoice&) = default;
};
using Choice = std::variant<MarkStep, TypeBudget, SlideBudget, Weigh, WeighAsUsual, Adopt, UndoChoice, AddVariant,
                            ViewVariant, DropVariant>;

// A choice that was just made and can be taken back on this page.
struct Told {
    std::string text{};           // key of the words
    engine::MeasureId measure{};  // that it is about; empty: none
    Choices before{};
};

// Plans of the same answers. What is done is done in each.
struct Bench {
    engine::Assessment all{};   // nothing put aside, no budget, the usual weights
    engine::Assessment with{};  // with what is put aside and tried
    // Of the variants that are not in view, with the wishes that they were reckoned for.
    std::vector<Wishes> other_wishes{};
    std::vector<std::shared_ptr<const engine::Assessment>> others{};
    // The budgets at which one more step fits, for the weights that they were reckoned with.
    std::vector<double> stops{};
    std::map<std::string, int> stops_weights{};
};
// Reckons them, or gives what the state keeps of them.
std::shared_ptr<const Bench> bench_of(const State&);

// The wishes of every variant in order, the one in view at Choices::place.
std::vector<Wishes> variants_of(const Choices&);
// "B" for the first: "A" is the plan that does all.
std::string variant_letter(std::size_t place);

// For the engine: the plan that the state follows.
engine::Choices plan_choices(const State&);

// Does it, reckons again what depends on it and says so. False: nothing to store came of it.
bool choose(State&, const Choice&);
void forget_choices(State&);

// What the open answers make of the gain of a step, when its page is shown.
struct StepSwings {
    engine::MeasureId measure{};
    std::vector<engine::Swing> swings{};
    double middle = 0;
};
// Reckons them, or gives what the state keeps of them.
std::shared_ptr<const StepSwings> swings_of(const State&, const engine::MeasureId&);

}  // namespace tk::present
