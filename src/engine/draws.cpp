#include "engine/draws.h"

#include "engine/curves.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace tk::engine {

namespace {

std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return hash;
}

// splitmix64
std::uint64_t next(std::uint64_t& state) {
    state += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

double part(std::uint64_t bits) { return static_cast<double>(bits >> 11) * 0x1.0p-53; }

template <class Function>
Column combined(Column a, const Column& b, Function function) {
    if (b.size() > 1) widen(a, b.size());
    for (std::size_t i = 0; i < a.size(); ++i) a[i] = function(a[i], at(b, i));
    return a;
}

}  // namespace

Draws::Draws(const Program& program, Bounds& bounds, std::size_t count)
    : program_(program),
      bounds_(bounds),
      count_(std::max<std::size_t>(1, count)),
      numbers_(program.inputs.size()),
      chosen_(program.inputs.size()),
      quantities_(program.quantities.size()),
      coefficients_(program.coefficients.size()) {}

std::vector<double> Draws::uniform(std::string_view name) const {
    std::uint64_t state = hash_of(name);
    std::vector<std::size_t> order(count_);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = count_; i > 1; --i) std::swap(order[i - 1], order[static_cast<std::size_t>(next(state) % i)]);
    std::vector<double> drawn(count_);
    for (std::size_t i = 0; i < count_; ++i)
        drawn[i] = (static_cast<double>(order[i]) + part(next(state))) / static_cast<double>(count_);
    return drawn;
}

Column Draws::triangular(std::string_view name, const Column& low, const Column& likely, const Column& high) const {
    if (low.size() == 1 && likely.size() == 1 && high.size() == 1 && high[0] <= low[0]) return likely;
    Column drawn = uniform(name);
    for (std::size_t i = 0; i < count_; ++i) {
        const double middle = at(likely, i);
        const double a = std::min(at(low, i), middle), b = std::max(at(high, i), middle), u = drawn[i];
        if (b <= a) {
            drawn[i] = middle;
            continue;
        }
        drawn[i] = u * (b - a) < middle - a ? a + std::sqrt(u * (b - a) * (middle - a))
                                            : b - std::sqrt((1 - u) * (b - a) * (b - middle));
    }
    return drawn;
}

const Column& Draws::coefficient(std::int32_t slot, std::size_t option) {
    const Coefficient& table = program_.coefficients[static_cast<std::size_t>(slot)];
    auto& columns = coefficients_[static_cast<std::size_t>(slot)];
    if (columns.empty()) columns.resize(table.values.size());
    if (columns[option].empty()) {
        const Estimate& estimate = table.values[option];
        const std::string name =
            table.by < 0 ? table.name
                         : table.name + "." + program_.inputs[static_cast<std::size_t>(table.by)].options[option];
        columns[option] = triangular(name, {estimate.low}, {estimate.likely}, {estimate.high});
    }
    return columns[option];
}

void Draws::draw(std::int32_t which) {
    const auto slot = static_cast<std::size_t>(which);
    const Input& input = program_.inputs[slot];
    const Answer* given = bounds_.answer(which);
    const bool numeric = input.kind == InputKind::number;
    if (given != nullptr && !numeric) {
        chosen_[slot] = {bounds_.options(which)};
        return;
    }
    if (given != nullptr) {
        const Interval range = bounds_.number(which);
        if (range.low == range.high) {
            numbers_[slot] = {range.low};
            return;
        }
        Column drawn = uniform(input.name);
        for (double& value : drawn) value = range.low + value * (range.high - range.low);
        numbers_[slot] = std::move(drawn);
        return;
    }
    const Prior& prior = input.prior;
    Column numbers;
    std::vector<std::uint64_t> masks;
    if (numeric) {
        const Column likely = prior.likely.empty() ? Column{input.min} : amount(prior.likely);
        if (prior.low.empty() || prior.high.empty()) numbers = likely;
        else numbers = triangular(input.name, amount(prior.low), likely, amount(prior.high));
        for (double& value : numbers) value = std::clamp(value, input.min, input.max);
        if (!prior.zero.empty()) {
            const Column zero = amount(prior.zero);
            const std::vector<double> drawn = uniform(input.name + ".zero");
            widen(numbers, count_);
            for (std::size_t i = 0; i < count_; ++i)
                if (drawn[i] < at(zero, i)) numbers[i] = 0;
        }
    } else {
        const std::vector<double> even(input.options.size(), input.kind == InputKind::one ? 1.0 : 0.0);
        const auto weights_of = [&](std::size_t draw) -> const std::vector<double>& {
            if (prior.by >= 0) {
                const auto& by = chosen(prior.by);
                const auto option = static_cast<std::size_t>(std::countr_zero(by[by.size() == 1 ? 0 : draw]));
                if (option < prior.weights_by.size() && !prior.weights_by[option].empty()) return prior.weights_by[option];
            }
            return prior.weights.empty() ? even : prior.weights;
        };
        masks.assign(count_, 0);
        if (input.kind == InputKind::one) {
            const std::vector<double> drawn = uniform(input.name);
            for (std::size_t i = 0; i < count_; ++i) {
                const auto& weights = weights_of(i);
                double left = drawn[i] * std::accumulate(weights.begin(), weights.end(), 0.0);
                std::size_t option = 0;
                while (option + 1 < weights.size() && left >= weights[option]) left -= weights[option++];
                while (option > 0 && weights[option] <= 0) --option;
                masks[i] = std::uint64_t{1} << option;
            }
        } else {
            for (std::size_t option = 0; option < input.options.size(); ++option) {
                if ((input.exclusive >> option & 1) != 0) continue;
                const std::vector<double> drawn = uniform(input.name + "." + input.options[option]);
                for (std::size_t i = 0; i < count_; ++i)
                    if (drawn[i] < weights_of(i)[option]) masks[i] |= std::uint64_t{1} << option;
            }
            if (input.exclusive != 0)
                for (std::uint64_t& mask : masks)
                    if (mask == 0) mask = input.exclusive & (~input.exclusive + 1);
        }
    }
    // Where a draw has it that the question is not asked, what then holds counts.
    if (input.not_asked && !input.asked_if.empty()) {
        const Column asked = condition(input.asked_if);
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
    numbers_[slot] = std::move(numbers);
    chosen_[slot] = std::move(masks);
}

const Column& Draws::number(std::int32_t input) {
    const auto slot = static_cast<std::size_t>(input);
    if (numbers_[slot].empty()) draw(input);
    return numbers_[slot];
}

const std::vector<std::uint64_t>& Draws::chosen(std::int32_t input) {
    const auto slot = static_cast<std::size_t>(input);
    if (chosen_[slot].empty()) draw(input);
    return chosen_[slot];
}

Column Draws::amount(Amount amount) { return amount.empty() ? Column{0.0} : value(amount.root); }

Column Draws::condition(Rule rule) { return rule.empty() ? Column{1.0} : value(rule.root); }

double Draws::share(Rule rule) {
    const Column column = condition(rule);
    return std::accumulate(column.begin(), column.end(), 0.0) / static_cast<double>(column.size());
}

Column Draws::value(std::int32_t place) {
    const Node node = program_.nodes[static_cast<std::size_t>(place)];
    const auto argument = [&](std::uint32_t which) { return value(program_.argument(node, which)); };
    const auto pair = [&](auto function) {
        Column left = argument(0);
        return combined(std::move(left), argument(1), function);
    };
    const auto single = [&](auto function) {
        Column column = argument(0);
        for (double& one : column) one = function(one);
        return column;
    };
    switch (node.op) {
        case Op::number:
        case Op::truth: return {node.value};
        case Op::input: return number(node.slot);
        case Op::coefficient: return coefficient(node.slot, 0);
        case Op::table: {
            const auto& masks = chosen(program_.coefficients[static_cast<std::size_t>(node.slot)].by);
            if (masks.size() == 1) return coefficient(node.slot, static_cast<std::size_t>(std::countr_zero(masks[0])));
            Column column(count_);
            for (std::size_t i = 0; i < count_; ++i)
                column[i] = at(coefficient(node.slot, static_cast<std::size_t>(std::countr_zero(masks[i]))), i);
            return column;
        }
        case Op::quantity: {
            const auto slot = static_cast<std::size_t>(node.slot);
            if (!quantities_[slot]) {
                Column found = amount(program_.quantities[slot].value);
                quantities_[slot] = std::move(found);
            }
            return *quantities_[slot];
        }
        case Op::add: return pair([](double a, double b) { return a + b; });
        case Op::subtract: return pair([](double a, double b) { return a - b; });
        case Op::multiply: return pair([](double a, double b) { return a * b; });
        case Op::divide: return pair([](double a, double b) { return b == 0 ? 0 : a / b; });
        case Op::negate: return single([](double a) { return -a; });
        case Op::less: return pair([](double a, double b) { return a < b ? 1.0 : 0.0; });
        case Op::at_most: return pair([](double a, double b) { return a <= b ? 1.0 : 0.0; });
        case Op::both: {
            Column left = argument(0);
            if (left.size() == 1 && left[0] == 0) return left;
            return combined(std::move(left), argument(1), [](double a, double b) { return a != 0 && b != 0 ? 1.0 : 0.0; });
        }
        case Op::either: {
            Column left = argument(0);
            if (left.size() == 1 && left[0] != 0) return left;
            return combined(std::move(left), argument(1), [](double a, double b) { return a != 0 || b != 0 ? 1.0 : 0.0; });
        }
        case Op::negation: return single([](double a) { return a == 0 ? 1.0 : 0.0; });
        case Op::chosen: {
            const auto& masks = chosen(node.slot);
            Column column(masks.size());
            for (std::size_t i = 0; i < masks.size(); ++i) column[i] = (masks[i] & node.mask) != 0 ? 1.0 : 0.0;
            return column;
        }
        case Op::conditional: {
            const Column choice = argument(0);
            if (choice.size() == 1) return argument(choice[0] != 0 ? 1 : 2);
            Column yes = argument(1);
            const Column no = argument(2);
            widen(yes, count_);
            for (std::size_t i = 0; i < count_; ++i)
                if (choice[i] == 0) yes[i] = at(no, i);
            return yes;
        }
        case Op::minimum:
        case Op::maximum: {
            Column all = argument(0);
            for (std::uint32_t i = 1; i < node.count; ++i) {
                if (node.op == Op::minimum)
                    all = combined(std::move(all), argument(i), [](double a, double b) { return std::min(a, b); });
                else all = combined(std::move(all), argument(i), [](double a, double b) { return std::max(a, b); });
            }
            return all;
        }
        case Op::clamp: {
            Column all = argument(0);
            all = combined(std::move(all), argument(1), [](double a, double b) { return std::max(a, b); });
            return combined(std::move(all), argument(2), [](double a, double b) { return std::min(a, b); });
        }
        case Op::root: return single([](double a) { return std::sqrt(std::max(0.0, a)); });
        case Op::interpolate:
        case Op::band: {
            std::vector<Column> columns;
            std::size_t size = 1;
            for (std::uint32_t i = 0; i < node.count; ++i) {
                columns.push_back(argument(i));
                size = std::max(size, columns.back().size());
            }
            Column result(size);
            std::vector<double> points(columns.size() - 1);
            for (std::size_t i = 0; i < size; ++i) {
                for (std::size_t j = 0; j < points.size(); ++j) points[j] = at(columns[j + 1], i);
                result[i] = node.op == Op::band ? band(at(columns[0], i), points) : interpolate(at(columns[0], i), points);
            }
            return result;
        }
        case Op::known: return {bounds_.answer(node.slot) != nullptr ? 1.0 : 0.0};
        case Op::maybe: return {0.0};
    }
    return {0.0};
}

}  // namespace tk::engine
