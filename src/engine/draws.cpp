#include "engine/draws.h"

#include "engine/curves.h"
#include "engine/hash.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace tk::engine {

namespace {

// splitmix64
std::uint64_t next(std::uint64_t& state) {
    state += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

double part(std::uint64_t bits) { return static_cast<double>(bits >> 11) * 0x1.0p-53; }

// result[i] = choice[i] ? yes[i] : no[i]
void select(double* result, std::size_t count, const double* choice, ColumnView yes, ColumnView no) {
    const auto loop = [&](auto a, auto b) {
        for (std::size_t i = 0; i < count; ++i) result[i] = choice[i] != 0 ? a(i) : b(i);
    };
    const auto many = [](ColumnView column) { return [data = column.first](std::size_t i) { return data[i]; }; };
    const auto same = [](ColumnView column) { return [value = column.first[0]](std::size_t) { return value; }; };
    if (yes.count > 1 && no.count > 1) loop(many(yes), many(no));
    else if (yes.count > 1) loop(many(yes), same(no));
    else if (no.count > 1) loop(same(yes), many(no));
    else loop(same(yes), same(no));
}

const double zero_amount = 0, no_condition = 1;

}  // namespace

Draws::Draws(const Program& program, Bounds& bounds, std::size_t count)
    : program_(program),
      bounds_(bounds),
      flow_(bounds.flow()),
      count_(std::max<std::size_t>(1, count)),
      pool_(count_),
      reads_(inputs_read(program, flow_)),
      depends_(reads_),
      drawn_by_(program.inputs.size(), InputSet(program.inputs.size())),
      uses_(flow_.code.size()),
      views_(flow_.code.size()),
      lent_(flow_.code.size()),
      single_(flow_.code.size()),
      inputs_(program.inputs.size()),
      coefficients_(program.coefficients.size()),
      changed_(program.inputs.size()) {
    const std::size_t inputs = program.inputs.size();
    for (const Instruction& instruction : flow_.code)
        flow_.each_read(instruction, [&](std::int32_t place) { ++uses_[index(place)]; });
    for (std::size_t i = 0; i < inputs; ++i) {
        const Input& input = program.inputs[i];
        drawn_by_[i].add(i);
        if (input.prior.by >= 0) drawn_by_[i].add(index(input.prior.by));
        for (const std::int32_t root : {input.prior.low.root, input.prior.likely.root, input.prior.high.root,
                                        input.prior.zero.root, input.not_asked ? input.asked_if.root : -1})
            if (root >= 0) drawn_by_[i] |= depends_[index(flow_.place(root))];
    }
    // What is drawn for one question may hang on what is drawn for another, and so on.
    for (bool moved = true; moved;) {
        moved = false;
        for (std::size_t i = 0; i < inputs; ++i)
            for (std::size_t j = 0; j < inputs; ++j) {
                if (i == j || !drawn_by_[i].has(j)) continue;
                InputSet more = drawn_by_[i];
                more |= drawn_by_[j];
                if (more == drawn_by_[i]) continue;
                drawn_by_[i] = std::move(more);
                moved = true;
            }
    }
    for (InputSet& set : depends_) {
        const InputSet direct = set;
        for (std::size_t i = 0; i < inputs; ++i)
            if (direct.has(i)) set |= drawn_by_[i];
    }
    read();
}

InputSet Draws::depends_on(std::int32_t root) const {
    return root < 0 ? InputSet(program_.inputs.size()) : depends_[index(flow_.place(root))];
}

const InputSet& Draws::read() {
    changed_ = InputSet(inputs_.size());
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
        Drawn& drawn = inputs_[i];
        const Settled& now = bounds_.settled(static_cast<std::int32_t>(i));
        const bool known = now.answer != nullptr;
        if (drawn.known != known || drawn.range != now.range || drawn.options != now.options) changed_.add(i);
        drawn.known = known;
        drawn.range = now.range;
        drawn.options = now.options;
    }
    if (changed_.empty()) return changed_;
    for (std::size_t i = 0; i < inputs_.size(); ++i)
        if (inputs_[i].ready && drawn_by_[i].meets(changed_)) inputs_[i].ready = false;
    for (std::size_t place = 0; place < views_.size(); ++place)
        if (views_[place].count > 0 && depends_[place].meets(changed_)) forget(place);
    return changed_;
}

void Draws::forget(std::size_t place) {
    views_[place] = {};
    if (lent_[place] != nullptr) pool_.give_back(lent_[place]);
    lent_[place] = nullptr;
}

const Column& Draws::uniform(const std::string& name) {
    Column& drawn = uniforms_[name];
    if (!drawn.empty()) return drawn;
    std::uint64_t state = hash_of(name);
    std::vector<std::size_t> order(count_);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = count_; i > 1; --i) std::swap(order[i - 1], order[static_cast<std::size_t>(next(state) % i)]);
    drawn.resize(count_);
    for (std::size_t i = 0; i < count_; ++i)
        drawn[i] = (static_cast<double>(order[i]) + part(next(state))) / static_cast<double>(count_);
    return drawn;
}

Column Draws::triangular(const std::string& name, ColumnView low, ColumnView likely, ColumnView high) {
    if (low.count == 1 && likely.count == 1 && high.count == 1 && high[0] <= low[0]) return likely;
    const Column& uniforms = uniform(name);
    Column drawn(count_);
    for (std::size_t i = 0; i < count_; ++i) {
        const double middle = at(likely, i);
        const double a = std::min(at(low, i), middle), b = std::max(at(high, i), middle), u = uniforms[i];
        if (b <= a) {
            drawn[i] = middle;
            continue;
        }
        drawn[i] = u * (b - a) < middle - a ? a + std::sqrt(u * (b - a) * (middle - a))
                                            : b - std::sqrt((1 - u) * (b - a) * (b - middle));
    }
    return drawn;
}

ColumnView Draws::coefficient(std::int32_t slot, std::size_t option) {
    const Coefficient& table = program_.coefficients[index(slot)];
    auto& columns = coefficients_[index(slot)];
    if (columns.empty()) columns.resize(table.values.size());
    if (columns[option].empty()) {
        const Estimate& estimate = table.values[option];
        const std::string name =
            table.by < 0 ? table.name : table.name + "." + program_.inputs[index(table.by)].options[option];
        columns[option] = triangular(name, {&estimate.low, 1}, {&estimate.likely, 1}, {&estimate.high, 1});
    }
    return columns[option];
}

void Draws::draw(std::int32_t which) {
    const Input& input = program_.inputs[index(which)];
    Drawn& drawn = inputs_[index(which)];
    drawn.ready = true;
    if (!drawn.known) return draw_prior(which, drawn);
    if (input.kind != InputKind::number) {
        drawn.masks.assign(1, drawn.options);
    } else if (drawn.range.low == drawn.range.high) {
        drawn.numbers.assign(1, drawn.range.low);
    } else {
        drawn.numbers = uniform(input.name);
        for (double& value : drawn.numbers) value = drawn.range.low + value * (drawn.range.high - drawn.range.low);
    }
}

void Draws::draw_prior(std::int32_t which, Drawn& drawn) {
    const Input& input = program_.inputs[index(which)];
    const bool numeric = input.kind == InputKind::number;
    const Prior& prior = input.prior;
    Column& numbers = drawn.numbers;
    std::vector<std::uint64_t>& masks = drawn.masks;
    if (numeric) {
        const ColumnView likely = prior.likely.empty() ? ColumnView{&input.min, 1} : amount(prior.likely);
        if (prior.low.empty() || prior.high.empty()) numbers = likely;
        else numbers = triangular(input.name, amount(prior.low), likely, amount(prior.high));
        for (double& value : numbers) value = std::clamp(value, input.min, input.max);
        if (!prior.zero.empty()) {
            const ColumnView chance = amount(prior.zero);
            const Column& uniforms = uniform(input.name + ".zero");
            widen(numbers, count_);
            for (std::size_t i = 0; i < count_; ++i)
                if (uniforms[i] < at(chance, i)) numbers[i] = 0;
        }
    } else {
        const std::vector<double> even(input.options.size(), input.kind == InputKind::one ? 1.0 : 0.0);
        const auto by = prior.by >= 0 ? chosen(prior.by) : std::span<const std::uint64_t>{};
        const auto weights_of = [&](std::size_t draw) -> const std::vector<double>& {
            if (!by.empty()) {
                const auto option = static_cast<std::size_t>(std::countr_zero(by[by.size() == 1 ? 0 : draw]));
                if (option < prior.weights_by.size() && !prior.weights_by[option].empty()) return prior.weights_by[option];
            }
            return prior.weights.empty() ? even : prior.weights;
        };
        masks.assign(count_, 0);
        if (input.kind == InputKind::one) {
            const Column& uniforms = uniform(input.name);
            for (std::size_t i = 0; i < count_; ++i) {
                const auto& weights = weights_of(i);
                double left = uniforms[i] * std::accumulate(weights.begin(), weights.end(), 0.0);
                std::size_t option = 0;
                while (option + 1 < weights.size() && left >= weights[option]) left -= weights[option++];
                while (option > 0 && weights[option] <= 0) --option;
                masks[i] = std::uint64_t{1} << option;
            }
        } else {
            for (std::size_t option = 0; option < input.options.size(); ++option) {
                if ((input.exclusive >> option & 1) != 0) continue;
                const Column& uniforms = uniform(input.name + "." + input.options[option]);
                for (std::size_t i = 0; i < count_; ++i)
                    if (uniforms[i] < weights_of(i)[option]) masks[i] |= std::uint64_t{1} << option;
            }
            if (input.exclusive != 0)
                for (std::uint64_t& mask : masks)
                    if (mask == 0) mask = input.exclusive & (~input.exclusive + 1);
        }
    }
    // Where a draw has it that the question is not asked, what then holds counts.
    if (input.not_asked && !input.asked_if.empty()) {
        const ColumnView asked = condition(input.asked_if);
        double otherwise = 0;
        std::uint64_t mask = 0;
        if (const auto* number = std::get_if<Number>(&*input.not_asked)) otherwise = number->value;
        if (const auto* options = std::get_if<Chosen>(&*input.not_asked))
            for (const OptionId& id : options->options)
                if (const int place = input.option(id.value); place >= 0) mask |= std::uint64_t{1} << place;
        if (numeric) widen(numbers, count_);
        for (std::size_t i = 0; i < count_; ++i) {
            if (at(asked, i) != 0) continue;
            if (numeric) numbers[i] = otherwise;
            else masks[i] = mask;
        }
    }
}

ColumnView Draws::number(std::int32_t input) {
    if (!inputs_[index(input)].ready) draw(input);
    return inputs_[index(input)].numbers;
}

std::span<const std::uint64_t> Draws::chosen(std::int32_t input) {
    if (!inputs_[index(input)].ready) draw(input);
    return inputs_[index(input)].masks;
}

ColumnView Draws::amount(Amount amount) {
    return amount.empty() ? ColumnView{&zero_amount, 1} : value(flow_.place(amount.root));
}

ColumnView Draws::condition(Rule rule) {
    return rule.empty() ? ColumnView{&no_condition, 1} : value(flow_.place(rule.root));
}

double Draws::share(Rule rule) {
    const ColumnView column = condition(rule);
    return std::accumulate(column.begin(), column.end(), 0.0) / static_cast<double>(column.size());
}

ColumnView Draws::value(std::int32_t place) {
    ++uses_[index(place)];  // by the caller, so that it stays
    const std::size_t bottom = open_.size();
    open_.push_back(place);
    while (open_.size() > bottom) {
        const std::int32_t top = open_.back();
        if (!ready(top)) {
            if (waits(top)) continue;
            make(top);
        }
        open_.pop_back();
    }
    return views_[index(place)];
}

// Puts what must be made before the place on the pile; a branch that no draw takes is left alone.
bool Draws::waits(std::int32_t place) {
    const Instruction& instruction = flow_.code[index(place)];
    const auto want = [&](std::int32_t other) {
        if (ready(other)) return false;
        open_.push_back(other);
        return true;
    };
    switch (instruction.op) {
        case Op::both:
        case Op::either: {
            if (want(instruction.a)) return true;
            const ColumnView left = views_[index(instruction.a)];
            const bool decided = left.count == 1 && (left[0] != 0) == (instruction.op == Op::either);
            return !decided && want(instruction.b);
        }
        case Op::conditional: {
            if (want(instruction.a)) return true;
            const ColumnView choice = views_[index(instruction.a)];
            if (choice.count == 1) return want(choice[0] != 0 ? instruction.b : instruction.c);
            const bool first = want(instruction.b);
            return want(instruction.c) || first;
        }
        default: {
            bool any = false;
            flow_.each_read(instruction, [&](std::int32_t other) { any = want(other) || any; });
            return any;
        }
    }
}

void Draws::make(std::int32_t place) {
    const Instruction& instruction = flow_.code[index(place)];
    const auto read = [&](std::int32_t other) { return views_[index(other)]; };
    const auto alone = [&](double value) {
        single_[index(place)] = value;
        views_[index(place)] = {&single_[index(place)], 1};
    };
    const auto fresh = [&] {
        double* column = lent_[index(place)] = pool_.lend();
        views_[index(place)] = {column, count_};
        return column;
    };
    const auto single = [&](auto function) {
        const ColumnView a = read(instruction.a);
        if (a.count == 1) return alone(function(a[0]));
        double* column = fresh();
        for (std::size_t i = 0; i < count_; ++i) column[i] = function(a.first[i]);
    };
    const auto pair = [&](auto function) {
        const ColumnView a = read(instruction.a), b = read(instruction.b);
        if (a.count == 1 && b.count == 1) return alone(function(a[0], b[0]));
        each(fresh(), count_, a, b, function);
    };
    switch (instruction.op) {
        case Op::number:
        case Op::truth: alone(instruction.value); break;
        case Op::quantity:
        case Op::settle: alone(0); break;  // nothing reads them
        case Op::input: views_[index(place)] = number(instruction.slot); break;
        case Op::coefficient: views_[index(place)] = coefficient(instruction.slot, 0); break;
        case Op::table: {
            const auto masks = chosen(program_.coefficients[index(instruction.slot)].by);
            const auto option = [](std::uint64_t mask) { return static_cast<std::size_t>(std::countr_zero(mask)); };
            if (masks.size() == 1) {
                views_[index(place)] = coefficient(instruction.slot, option(masks[0]));
                break;
            }
            double* column = fresh();
            for (std::size_t i = 0; i < count_; ++i) column[i] = at(coefficient(instruction.slot, option(masks[i])), i);
            break;
        }
        case Op::add: pair([](double a, double b) { return a + b; }); break;
        case Op::subtract: pair([](double a, double b) { return a - b; }); break;
        case Op::multiply: pair([](double a, double b) { return a * b; }); break;
        case Op::divide: pair([](double a, double b) { return b == 0 ? 0 : a / b; }); break;
        case Op::negate: single([](double a) { return -a; }); break;
        case Op::less: pair([](double a, double b) { return a < b ? 1.0 : 0.0; }); break;
        case Op::at_most: pair([](double a, double b) { return a <= b ? 1.0 : 0.0; }); break;
        case Op::both:
        case Op::either: {
            const ColumnView left = read(instruction.a);
            if (left.count == 1 && (left[0] != 0) == (instruction.op == Op::either)) {
                alone(left[0]);
                break;
            }
            if (instruction.op == Op::both) pair([](double a, double b) { return a != 0 && b != 0 ? 1.0 : 0.0; });
            else pair([](double a, double b) { return a != 0 || b != 0 ? 1.0 : 0.0; });
            break;
        }
        case Op::negation: single([](double a) { return a == 0 ? 1.0 : 0.0; }); break;
        case Op::chosen: {
            const auto masks = chosen(instruction.slot);
            if (masks.size() == 1) {
                alone((masks[0] & instruction.mask) != 0 ? 1.0 : 0.0);
                break;
            }
            double* column = fresh();
            for (std::size_t i = 0; i < count_; ++i) column[i] = (masks[i] & instruction.mask) != 0 ? 1.0 : 0.0;
            break;
        }
        case Op::conditional: {
            const ColumnView choice = read(instruction.a);
            if (choice.count > 1) {
                const ColumnView yes = read(instruction.b), no = read(instruction.c);
                select(fresh(), count_, choice.first, yes, no);
                break;
            }
            const ColumnView taken = read(choice[0] != 0 ? instruction.b : instruction.c);
            if (taken.count == 1) alone(taken[0]);
            else std::copy_n(taken.first, count_, fresh());
            break;
        }
        case Op::minimum: pair([](double a, double b) { return std::min(a, b); }); break;
        case Op::maximum: pair([](double a, double b) { return std::max(a, b); }); break;
        case Op::clamp: {
            const ColumnView x = read(instruction.a), low = read(instruction.b), high = read(instruction.c);
            if (x.count == 1 && low.count == 1 && high.count == 1) {
                alone(std::min(std::max(x[0], low[0]), high[0]));
                break;
            }
            double* column = fresh();
            each(column, count_, x, low, [](double a, double b) { return std::max(a, b); });
            each(column, count_, {column, count_}, high, [](double a, double b) { return std::min(a, b); });
            break;
        }
        case Op::root: single([](double a) { return std::sqrt(std::max(0.0, a)); }); break;
        case Op::interpolate:
        case Op::band: {
            const ColumnView x = read(instruction.a);
            const auto places = flow_.points_of(instruction);
            points_.resize(places.size());
            bool level = true;  // the same points in every draw
            for (std::size_t i = 0; i < places.size(); ++i) {
                points_[i] = read(places[i])[0];
                level = level && read(places[i]).count == 1;
            }
            const auto curve = [&](double value) {
                return instruction.op == Op::band ? band(value, points_) : interpolate(value, points_);
            };
            if (level) {
                single(curve);
                break;
            }
            double* column = fresh();
            for (std::size_t i = 0; i < count_; ++i) {
                for (std::size_t j = 0; j < places.size(); ++j) points_[j] = at(read(places[j]), i);
                column[i] = curve(at(x, i));
            }
            break;
        }
        case Op::known: alone(inputs_[index(instruction.slot)].known ? 1.0 : 0.0); break;
        case Op::maybe: alone(0); break;
    }
    // What this alone reads has done its work.
    flow_.each_read(instruction, [&](std::int32_t other) {
        if (uses_[index(other)] == 1 && lent_[index(other)] != nullptr) forget(index(other));
    });
}

}  // namespace tk::engine
