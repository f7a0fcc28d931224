// What each measure does by itself, in every draw, and whether it applies. Kept from one assessment to the next:
// only a measure that depends on an answer that changed is looked at again.
#pragma once

#include "engine/assess.h"
#include "engine/bounds.h"
#include "engine/content.h"
#include "engine/draws.h"
#include "engine/rank.h"

#include <array>
#include <vector>

namespace tk::engine {

// The own effect of a measure; the views are good until the draws read other answers.
struct Effect {
    bool counted = false;  // false: certainly does not apply, nothing below is filled
    Column applies{};      // 1 or 0
    ColumnView electricity{}, gas{}, heat{}, oil{}, fuel{}, water{};
    ColumnView gain{}, co2{}, avoided_loss{}, capacity_value{}, investment{}, yearly_cost{};
    double soft = 0;                 // median of avoided loss and capacity value together, over all draws
    std::array<Column, 3> merits{};  // the first three of Merits (rank.h), before the confidence counts
};

class Effects {
public:
    Effects(const ContentPack&, const std::string& track, Bounds&, Draws*);

    // `changed`: the answers since the last time. Fills `states` with the measures of the track, in pack order.
    void read(const InputSet& changed, std::vector<MeasureState>& states);

    const std::vector<Effect>& all() const { return effects_; }  // by measure of the pack

private:
    void measure(std::size_t place);
    Truth role_fits(const Measure&, Column& share, MeasureState&);
    void rate(Effect&);
    void effect(const Measure&, MeasureState&, const Column& role_share, Effect&);

    const ContentPack& pack_;
    std::string track_;
    Bounds& bounds_;
    Draws* draws_;                     // null: truths alone
    std::vector<InputSet> depends_{};  // by measure of the pack
    InputSet yardsticks_{};            // what the energy cost and the CO2 of the whole depend on
    std::vector<Effect> effects_{};
    std::vector<MeasureState> states_{};
    std::vector<bool> ready_{};
    ScoreColumns rated_{};  // of the measure that is rated
};

// Adds the questions that made the outcome of the rule, and those it waits on, each once.
void explain(const ContentPack&, Bounds&, Rule, std::vector<QuestionId>& because, std::vector<QuestionId>& waiting_on);

}  // namespace tk::engine
