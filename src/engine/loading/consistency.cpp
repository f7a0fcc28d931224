#include "engine/loading/kinds.h"

namespace tk::engine::loading {

void check_conflicts(Loading& loading) {
    for (const Measure& measure : loading.pack.measures)
        for (std::size_t i = 0; i < measure.conflicts.size(); ++i) {
            const Measure* other = loading.pack.find(measure.conflicts[i]);
            if (other == nullptr || std::ranges::find(other->conflicts, measure.id) != other->conflicts.end()) continue;
            const Place& place = loading.declared["measure"].find(measure.id.value)->second;
            loading.complain({place.file, place.where + "/conflicts/" + std::to_string(i)},
                             "\"" + other->id.value + "\" does not name \"" + measure.id.value + "\" in its conflicts");
        }
}

void check_backgrounds(Loading& loading) {
    for (const Measure& measure : loading.pack.measures)
        for (std::size_t i = 0; i < measure.schemes.size(); ++i) {
            const Scheme* scheme = loading.pack.find(measure.schemes[i]);
            if (scheme == nullptr || !scheme->background) continue;
            const Place& place = loading.declared["measure"].find(measure.id.value)->second;
            loading.complain({place.file, place.where + "/schemes/" + std::to_string(i)},
                             "\"" + scheme->id.value + "\" is background (\"show\": false), so no measure leads to it");
        }
}

void check_cycles(Loading& loading) {
    const Program& program = loading.pack.program;
    const auto quantities = program.quantities.size();
    const auto inputs = program.inputs.size();
    enum : std::uint8_t { fresh, open, done };
    std::vector<std::uint8_t> state(quantities + inputs, fresh);
    std::vector<std::size_t> path;
    const auto name_of_thing = [&](std::size_t thing) {
        return thing < quantities ? program.quantities[thing].name : program.inputs[thing - quantities].name;
    };
    const std::function<void(std::size_t)> visit = [&](std::size_t thing) {
        if (state[thing] == done) return;
        if (state[thing] == open) {
            std::string round;
            for (auto place = std::ranges::find(path, thing); place != path.end(); ++place)
                round += name_of_thing(*place) + " -> ";
            round += name_of_thing(thing);
            Place place;
            if (thing < quantities) place = loading.quantity_places[thing];
            else place = loading.declared["question"].find(name_of_thing(thing))->second;
            loading.complain(place, "this needs its own outcome: " + round);
            return;
        }
        state[thing] = open;
        path.push_back(thing);
        std::vector<std::int32_t> roots;
        if (thing < quantities) {
            roots = {program.quantities[thing].value.root};
        } else {
            const Input& input = program.inputs[thing - quantities];
            roots = {input.prior.low.root, input.prior.likely.root, input.prior.high.root, input.prior.zero.root,
                     input.asked_if.root};
            if (input.prior.by >= 0) visit(quantities + static_cast<std::size_t>(input.prior.by));
        }
        std::set<std::size_t> next;
        while (!roots.empty()) {
            const std::int32_t root = roots.back();
            roots.pop_back();
            if (root < 0) continue;
            const Node& node = program.nodes[static_cast<std::size_t>(root)];
            roots.insert(roots.end(), program.begin(node), program.begin(node) + node.count);
            if (node.op == Op::quantity) next.insert(static_cast<std::size_t>(node.slot));
            if (node.op == Op::input || node.op == Op::chosen || node.op == Op::known)
                next.insert(quantities + static_cast<std::size_t>(node.slot));
            if (node.op == Op::table)
                next.insert(quantities +
                            static_cast<std::size_t>(program.coefficients[static_cast<std::size_t>(node.slot)].by));
        }
        for (const std::size_t one : next) visit(one);
        path.pop_back();
        state[thing] = done;
    };
    for (std::size_t i = 0; i < state.size(); ++i) visit(i);

    std::map<std::string, std::uint8_t> seen;
    const std::function<void(const Measure&)> follow = [&](const Measure& measure) {
        seen[measure.id.value] = open;
        for (const MeasureId& need : measure.needs) {
            if (seen[need.value] == open)
                loading.complain(loading.declared["measure"].find(measure.id.value)->second,
                                 "\"" + measure.id.value + "\" needs \"" + need.value + "\", which needs it in turn");
            else if (seen[need.value] == fresh)
                if (const Measure* next = loading.pack.find(need)) follow(*next);
        }
        seen[measure.id.value] = done;
    };
    for (const Measure& measure : loading.pack.measures)
        if (!measure.id.empty() && seen[measure.id.value] == fresh) follow(measure);
}

}  // namespace tk::engine::loading
