// The spelling of the engine's kinds in a result: of documents for other programs, no words for people.
#pragma once

#include "engine/assess.h"

#include <string_view>

namespace tk::engine {

constexpr std::string_view name_of(PhaseStatus status) {
    switch (status) {
        case PhaseStatus::in_force: return "in_force";
        case PhaseStatus::adopted: return "adopted";
        case PhaseStatus::announced: return "announced";
        case PhaseStatus::expected: break;
    }
    return "expected";
}

constexpr std::string_view name_of(Group group) {
    switch (group) {
        case Group::must: return "must";
        case Group::will: return "will";
        case Group::can: break;
    }
    return "can";
}

constexpr std::string_view name_of(Horizon horizon) {
    switch (horizon) {
        case Horizon::now: return "now";
        case Horizon::year: return "year";
        case Horizon::later: break;
    }
    return "later";
}

constexpr std::string_view name_of(Comparison op) {
    switch (op) {
        case Comparison::less: return "<";
        case Comparison::at_most: return "<=";
        case Comparison::more: return ">";
        case Comparison::at_least: break;
    }
    return ">=";
}

constexpr std::string_view name_of(WindowState window) {
    switch (window) {
        case WindowState::runs: return "runs";
        case WindowState::ends_soon: return "ends_soon";
        case WindowState::not_yet: return "not_yet";
        case WindowState::ended: return "ended";
        case WindowState::uncertain: break;
    }
    return "uncertain";
}

}  // namespace tk::engine
