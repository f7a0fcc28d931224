// Names of things in a content pack. Each kind of name is its own type, so that a question cannot be
// looked up by the name of a measure.
#pragma once

#include <compare>
#include <functional>
#include <string>

namespace tk::engine {

template <class Kind>
struct Id {
    std::string value{};

    bool empty() const { return value.empty(); }
    friend auto operator<=>(const Id&, const Id&) = default;
};

using ThemeId = Id<struct ThemeKind>;
using QuestionId = Id<struct QuestionKind>;
using OptionId = Id<struct OptionKind>;
using CoefficientId = Id<struct CoefficientKind>;
using QuantityId = Id<struct QuantityKind>;
using EndUseId = Id<struct EndUseKind>;
using MeasureId = Id<struct MeasureKind>;
using PackageId = Id<struct PackageKind>;
using DutyId = Id<struct DutyKind>;
using SchemeId = Id<struct SchemeKind>;
using CriterionId = Id<struct CriterionKind>;
using RecognisedId = Id<struct RecognisedKind>;
using SourceId = Id<struct SourceKind>;

}  // namespace tk::engine

template <class Kind>
struct std::hash<tk::engine::Id<Kind>> {
    std::size_t operator()(const tk::engine::Id<Kind>& id) const noexcept { return std::hash<std::string>{}(id.value); }
};
