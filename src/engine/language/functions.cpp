// The functions of the language: their arguments, and the unit of what they give.
#include "engine/language/parser.h"
#include "engine/suggest.h"

#include <algorithm>

namespace tk::engine::language {

Part Parser::call(const Token& token) {
    const std::string_view name = token.text;
    if (std::ranges::find(functions, name) == functions.end())
        return fail(token.place, "there is no function \"" + std::string(name) + "\"" +
                                     suggestion(name, {functions.begin(), functions.end()}));
    next();
    std::vector<Part> parts;
    if (!is(")")) {
        while (true) {
            parts.push_back(either());
            if (mistake_) return {};
            if (!is(",")) break;
            next();
        }
    }
    if (!expect(")")) return {};
    const std::size_t n = parts.size();
    const auto wrong = [&](std::string_view shape) { return fail(token.place, "this is written " + std::string(shape)); };
    std::vector<std::int32_t> nodes;
    for (const Part& part : parts) nodes.push_back(part.node);
    if (name == "known" || name == "unknown") {
        if (scope_ == Scope::answers) return fail(token.place, "a rule may not ask what is known");
        if (n != 1) return wrong("known(question)");
        std::int32_t input = parts[0].input;
        if (parts[0].node >= 0 && program_.nodes[static_cast<std::size_t>(parts[0].node)].op == Op::input)
            input = program_.nodes[static_cast<std::size_t>(parts[0].node)].slot;
        if (input < 0) return wrong("known(question)");
        Part result = make(Op::known, Kind::truth, token.place, {}, input);
        return name == "known" ? result : make(Op::negation, Kind::truth, token.place, {result.node});
    }
    if (name == "if") {
        if (n != 3) return wrong("if(condition, then, else)");
        need(parts[0], Kind::truth);
        if (parts[1].kind == Kind::one || parts[1].kind == Kind::many) need(parts[1], Kind::number);
        need(parts[2], parts[1].kind);
        const int unit = same(parts[1], parts[2]);
        return with(make(Op::conditional, parts[1].kind, token.place, nodes), unit);
    }
    if (name == "maybe") {
        if (n != 1) return wrong("maybe(condition)");
        need(parts[0], Kind::truth);
        return make(Op::maybe, Kind::truth, token.place, nodes);
    }
    for (const Part& part : parts) need(part, Kind::number);
    if (mistake_) return {};
    if (name == "min" || name == "max" || name == "clamp") {
        if (name == "clamp" && n != 3) return wrong("clamp(x, lowest, highest)");
        if (n < 2) return wrong(name == "min" ? "min(a, b, ...)" : "max(a, b, ...)");
        int unit = -1;
        for (const Part& part : parts) unit = same(unit, part);
        const Op op = name == "min" ? Op::minimum : name == "max" ? Op::maximum : Op::clamp;
        return with(make(op, Kind::number, token.place, nodes), unit);
    }
    if (name == "sqrt") {
        if (n != 1) return wrong("sqrt(x)");
        const int unit = parts[0].unit < 0 ? -1 : place_of(engine::root(of(parts[0].unit)));
        return with(make(Op::root, Kind::number, token.place, nodes), unit);
    }
    if (n < 3 || n % 2 == 0)
        return wrong(name == "interp" ? "interp(x, x0,y0, x1,y1, ...)" : "band(x, from0,rate0, from1,rate1, ...)");
    double before = 0;
    for (std::size_t i = 1; i < n; i += 2) {
        const Node& at = program_.nodes[static_cast<std::size_t>(nodes[i])];
        if (at.op != Op::number) continue;
        if (i > 1 && at.value <= before) return fail(parts[i].place, "the points of " + std::string(name) + " must rise");
        before = at.value;
    }
    // Points along x are in its unit; what stands beside them gives the outcome, times x for the rates of a band.
    int along = parts[0].unit, beside = -1;
    for (std::size_t i = 1; i < n; i += 2) {
        along = same(along, parts[i]);
        beside = same(beside, parts[i + 1]);
    }
    if (name == "interp") return with(make(Op::interpolate, Kind::number, token.place, nodes), beside);
    return with(make(Op::band, Kind::number, token.place, nodes), combined(along, beside, engine::product));
}

}  // namespace tk::engine::language
