#include "engine/language/checker.h"

namespace tk::engine::language {

void Checker::need(const Part& part, Kind wanted) {
    if (mistake_ || part.kind == wanted) return;
    if (part.kind == Kind::one)
        fail(part.place, "compare a choice with one of its options: \"== option\" or \"in (option, option)\"");
    else if (part.kind == Kind::many) fail(part.place, "ask a question with many options by \"has option\"");
    else
        fail(part.place, wanted == Kind::truth ? "a condition is expected here, this is a number"
                                               : "a number is expected here, this is a condition");
}

Part Checker::make(Op op, Kind kind, std::size_t place, const std::vector<std::int32_t>& arguments, std::int32_t slot,
                   double value, std::uint64_t mask) {
    if (mistake_) return {};
    return {program_.add({op, slot, 0, 0, value, mask}, arguments), kind, -1, place};
}

int Checker::same(int known, const Part& part) {
    if (mistake_ || part.unit < 0) return known;
    if (known >= 0 && of(known) != of(part.unit))
        fail(part.place, text_of(of(known)) + " does not go with " + text_of(of(part.unit)));
    return part.unit;
}

int Checker::combined(int a, int b, Unit (*how)(const Unit&, const Unit&)) {
    if (a < 0 && b < 0) return -1;
    return place_of(how(a < 0 ? Unit{} : of(a), b < 0 ? Unit{} : of(b)));
}

}  // namespace tk::engine::language
