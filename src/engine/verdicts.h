// Whether a duty, scheme or measure holds under given bounds, without its reasons: what a question is tried out with.
#pragma once

#include "engine/assess.h"
#include "engine/bounds.h"
#include "engine/content.h"

namespace tk::engine {

// As DutyState::applies on the date and in the track of the options.
Truth verdict_of(const Duty&, const AssessOptions&, Bounds&);

// Of the criteria that are rules. One to ask the desk counts only when its rule says no, so this can be yes where
// SchemeState::fits stays unknown. Without any rule: yes.
Truth verdict_of(const Scheme&, const AssessOptions&, Bounds&);

// As MeasureState::applies: its rule and whether the company is one that it is for.
Truth verdict_of(const Measure&, const ContentPack&, const AssessOptions&, Bounds&);

}  // namespace tk::engine
