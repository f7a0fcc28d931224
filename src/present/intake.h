// The questions of the open dossier for who fills them in during a talk: all of a theme together.
#pragma once

#include "present/intent.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tk::present {

struct State;

struct IntakeTheme {
    engine::ThemeId theme{};
    std::vector<engine::QuestionId> questions{};  // in order; also those that would change little
    std::size_t asked = 0, answered = 0;          // of those that are shown on the route
    engine::QuestionId next{};                    // the first open one; else the first
};

// Those with questions, in the order of the pack.
std::vector<IntakeTheme> intake_themes(const State&);

// The one in view: of the question that the place names, else the first.
engine::ThemeId intake_theme(const State&);

// Key of what takes the focus on coming there: where the question is answered, or the title.
std::string intake_focus(const State&, const Place&);

// The questions of the track in whose words all that was typed stands, in order; none when nothing was typed.
std::vector<engine::QuestionId> questions_with(const State&, std::string_view typed);

// What number a question has on the whole list, from 1; 0: it is not there.
std::size_t intake_number(const State&, const engine::QuestionId&);

}  // namespace tk::present
