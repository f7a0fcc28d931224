#include "engine/loading/kinds.h"

namespace tk::engine::loading {

namespace {

void read_end_use(Loading& loading, Reader& reader) {
    EndUse use;
    use.id = {reader.text("id")};
    use.carrier = reader.one_of("carrier", {"electricity", "gas", "oil", "heat_net", "heat", "fuel", "water"});
    if (use.carrier == "heat_net") use.carrier = "heat";
    use.unit = reader.text("unit", true);
    const Unit own = loading.unit(reader);
    use.amount = loading.amount(reader, "amount", own, true);
    if (const auto place = units_of_carriers.find(use.carrier);
        place != units_of_carriers.end() && own != yearly(place->second))
        reader.complain("unit", "an end use of " + use.carrier + " is in " + text_of(yearly(place->second)));
    use.building = reader.flag("building");
    use.track = "sme";
    for (const std::int32_t input : loading.pack.program.inputs_of(use.amount.root))
        use.track = loading.pack.questions[static_cast<std::size_t>(input)].track;
    reader.done();
    loading.pack.end_uses.push_back(std::move(use));
}

}  // namespace

void read_end_uses(Loading& loading) {
    loading.each("end_uses", [&](Reader& reader) { read_end_use(loading, reader); });
}

}  // namespace tk::engine::loading
