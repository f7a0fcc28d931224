#include "engine/loading/kinds.h"
#include "engine/needs.h"

namespace tk::engine::loading {

void check_conflicts(Loading& loading) {
    for (const Measure& measure : loading.pack.measures)
        for (std::size_t i = 0; i < measure.conflicts.size(); ++i) {
            const Measure* other = loading.pack.find(measure.conflicts[i]);
            if (other == nullptr || std::ranges::find(other->conflicts, measure.id) != other->conflicts.end()) continue;
            const Place place = loading.place_of("measure", measure.id.value);
            loading.complain({place.file, place.where + "/conflicts/" + std::to_string(i)},
                             "\"" + other->id.value + "\" does not name \"" + measure.id.value + "\" in its conflicts");
        }
}

void check_backgrounds(Loading& loading) {
    for (const Measure& measure : loading.pack.measures)
        for (std::size_t i = 0; i < measure.schemes.size(); ++i) {
            const Scheme* scheme = loading.pack.find(measure.schemes[i]);
            if (scheme == nullptr || !scheme->background) continue;
            const Place place = loading.place_of("measure", measure.id.value);
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
    bool too_long = false;  // going on would need more memory than there is
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
            else place = loading.place_of("question", name_of_thing(thing));
            loading.complain(place, "this needs its own outcome: " + round);
            return;
        }
        if (path.size() >= longest_chain) {
            if (!too_long)
                loading.complain(loading.place_of(thing < quantities ? "quantity" : "question", name_of_thing(thing)),
                                 "this waits for more than " + std::to_string(longest_chain) + " others in a row");
            too_long = true;
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

    for (const NeedsFault& fault : faults_of_needs(loading.pack)) {
        const std::string& id = fault.measure->id.value;
        loading.complain(loading.place_of("measure", id),
                         fault.need == nullptr
                             ? "this is needed by more than " + std::to_string(longest_chain) + " others in a row"
                             : "\"" + id + "\" needs \"" + fault.need->id.value + "\", which needs it in turn");
    }
}

void flatten(Loading& loading) {
    Program& program = loading.pack.program;
    program.flow = flow_of(program);
    if (chain_of(program, program.flow) > longest_chain)
        loading.complain({loading.files.empty() ? "pack.json" : loading.files.front().first, ""},
                         "rules, amounts or priors of this pack follow on each other more than " +
                             std::to_string(longest_chain) + " steps in a row");
}

}  // namespace tk::engine::loading
