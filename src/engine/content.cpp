#include "engine/content.h"

#include <algorithm>

namespace tk::engine {

namespace {

template <class Things, class Key>
auto find_in(const Things& things, const Key& id) -> decltype(things.data()) {
    const auto place = std::ranges::find_if(things, [&](const auto& thing) { return thing.id == id; });
    return place == things.end() ? nullptr : &*place;
}

}  // namespace

const Question* ContentPack::find(const QuestionId& wanted) const { return find_in(questions, wanted); }
const Measure* ContentPack::find(const MeasureId& wanted) const { return find_in(measures, wanted); }
const Duty* ContentPack::find(const DutyId& wanted) const { return find_in(duties, wanted); }
const Scheme* ContentPack::find(const SchemeId& wanted) const { return find_in(schemes, wanted); }
const Recognised* ContentPack::find(const RecognisedId& wanted) const { return find_in(recognised.measures, wanted); }
const Option* ContentPack::find(const Question& question, const OptionId& wanted) const {
    return find_in(question.options, wanted);
}
const Source* ContentPack::find(const SourceId& wanted) const { return find_in(sources, wanted); }

}  // namespace tk::engine
