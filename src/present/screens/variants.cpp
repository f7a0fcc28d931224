// The variants of the bench beside each other: A does all, one of the others is in view.
#include "present/screens/bench.h"

#include <algorithm>

namespace tk::present {

namespace {

// One column of the table.
struct Variant {
    std::string name{};  // of its cells: "a"
    const engine::Plan* plan = nullptr;
    std::string title{};
    bool in_view = false;
};

std::string column_name(std::string letter) {
    letter[0] = static_cast<char>(letter[0] - 'A' + 'a');
    return letter;
}

std::string title_of_wishes(const Texts& texts, const std::string& letter, const Wishes& wishes) {
    return wishes.budget
               ? texts("what_if.table.with_budget", {{"letter", letter}, {"amount", exact_money(texts, *wishes.budget)}})
               : texts("what_if.table.with_wishes", {{"letter", letter}});
}

std::vector<Variant> columns_of(const State& state, const Bench& bench) {
    const Texts& texts = state.texts();
    std::vector<Variant> columns = {{"a", &bench.all.plan, texts("what_if.table.a"), false}};
    const std::vector<Wishes> wishes = variants_of(state.choices);
    std::size_t other = 0;
    for (std::size_t place = 0; place < wishes.size(); ++place) {
        const bool in_view = place == std::min(state.choices.place, wishes.size() - 1);
        const engine::Plan& plan = in_view ? bench.with.plan : bench.others[other++]->plan;
        if (!in_view && width_of(state) == Width::narrow) continue;
        const std::string letter = variant_letter(place);
        columns.push_back({column_name(letter), &plan, title_of_wishes(texts, letter, wishes[place]), in_view});
    }
    return columns;
}

Block saving_cell(const Texts& texts, const std::string& key, const Variant& column, double end, Look look) {
    const engine::Spread& gain = column.plan->totals.gain;
    Block bar = block(key + "/bar", Role::figure, Look::bar, money_sentence(texts, gain));
    bar.bar = bar_of(gain, end);
    return box(key, Look::tight, {words(key + "/range", look, money_range(texts, gain)), std::move(bar)}, Role::cell);
}

// "3 van 4": of the duties that hold now those that the budget pays whole.
std::string duties_text(const Texts& texts, const engine::Plan& plan) {
    int all = 0, paid = 0;
    for (const auto& step : plan.steps) {
        if (step.group != engine::Group::must) continue;
        ++all;
        paid += step.in_budget ? 1 : 0;
    }
    return texts("what_if.table.of", {{"part", std::to_string(paid)}, {"all", std::to_string(all)}});
}

std::string payback_text(const Texts& texts, const engine::OverTime& over) {
    return over.payback ? years_range(texts, *over.payback) : texts("what_if.table.no_payback");
}

Block table_of(const State& state, const std::vector<Variant>& columns) {
    const Texts& texts = state.texts();
    const std::string key = "what-if/table";
    Block table = block(key, Role::table, Look::variants, texts("what_if.table.name"));
    Block head =
        box(key + "/head", Look::plain,
            {block(key + "/head/name", Role::column_header, Look::small_soft, texts("what_if.table.what"))}, Role::row);
    double end = 1;
    for (const Variant& column : columns) {
        Block name = block(key + "/head/" + column.name, Role::column_header, Look::body_strong, column.title);
        if (column.in_view)
            name.children.push_back(with_icon(
                words(key + "/head/" + column.name + "/view", Look::chip_plain, texts("what_if.table.in_view")), "eye"));
        head.children.push_back(std::move(name));
        end = std::max(end, column.plan->totals.gain.p90);
    }
    end = bar_end(end);
    table.children.push_back(std::move(head));
    const auto row = [&](const std::string& name, const std::string& label, auto cell_of) {
        const std::string at = key + "/" + name;
        Block made = box(at, Look::plain, {block(at + "/name", Role::cell, Look::small_soft, label)}, Role::row);
        for (const Variant& column : columns) made.children.push_back(cell_of(at + "/" + column.name, column));
        table.children.push_back(std::move(made));
    };
    const auto words_of = [](auto text_of) {
        return [text_of](const std::string& at, const Variant& column) {
            return block(at, Role::cell, Look::small_strong, text_of(*column.plan));
        };
    };
    const Look large = columns.size() > 2 ? Look::h3 : Look::figure_big;
    row("saving", texts("compare.gain"),
        [&](const std::string& at, const Variant& column) { return saving_cell(texts, at, column, end, large); });
    row("investment", texts("compare.investment"),
        words_of([&](const engine::Plan& plan) { return money_range(texts, plan.totals.investment); }));
    row("co2", texts("what_if.table.co2"), words_of([&](const engine::Plan& plan) {
            const engine::Spread& co2 = plan.totals.co2;
            return texts("plan.tonnes", {{"range", number_range(texts, co2.p10 / 1000, co2.p90 / 1000, 1)}});
        }));
    row("payback", texts("what_if.table.payback"),
        words_of([&](const engine::Plan& plan) { return payback_text(texts, plan.over_time); }));
    row("duties", texts("what_if.table.duties"),
        words_of([&](const engine::Plan& plan) { return duties_text(texts, plan); }));
    for (Block& line : table.children)
        for (std::size_t i = 0; i < columns.size(); ++i) line.children[i + 1].chosen = columns[i].in_view;
    return table;
}

// Which variant is in view, and taking it away; nothing while there is one beside A.
std::optional<Block> variants_line(const State& state) {
    const Texts& texts = state.texts();
    const std::size_t count = variants_of(state.choices).size(), here = std::min(state.choices.place, count - 1);
    if (count < 2) return {};
    Block group = block("what-if/variants/view", Role::radio_group, Look::wrap_line, texts("what_if.variants.view"));
    for (std::size_t place = 0; place < count; ++place) {
        Block one = action("what-if/variants/view/" + column_name(variant_letter(place)), Role::radio, Look::segment,
                           variant_letter(place), Choose{ViewVariant{place}});
        one.chosen = place == here;
        group.children.push_back(std::move(one));
    }
    return box("what-if/variants", Look::wrap_line,
               {words("what-if/variants/name", Look::small_strong, texts("what_if.variants.view")), std::move(group),
                action("what-if/variants/drop", Role::button, Look::text_button,
                       texts("what_if.variants.drop", {{"letter", variant_letter(state.choices.place)}}),
                       Choose{DropVariant{state.choices.place}}, "trash-2")});
}

bool budget_is_wrong(const State& state) { return state.budget_draft && !state.budget_draft->error.empty(); }

// Why the variant in view can't be taken over now; nothing when it can.
std::optional<Block> adopt_said(const State& state) {
    if (budget_is_wrong(state))
        return with_icon(words("what-if/adopt/not", Look::icon_line, state.texts()("what_if.adopt_not")), "triangle-alert");
    if (state.choices.plan == state.choices.tried)
        return with_icon(words("what-if/adopt/is", Look::icon_line, state.texts()("what_if.adopted")), "circle-check");
    return {};
}

}  // namespace

std::vector<engine::MeasureId> marked_of(const State& state, const std::vector<engine::MeasureId>& list) {
    std::vector<engine::MeasureId> found;
    for (const auto& id : list)
        if (state.assessment.find(id) != nullptr) found.push_back(id);
    return found;
}

std::string exact_money(const Texts& texts, double euro) {
    return texts("money.amount", {{"amount", number_text(texts, euro, 2)}});
}

bool deeds_in_head(const State& state) { return width_of(state) >= Width::medium; }

std::vector<Block> variant_deeds(const State& state) {
    const Texts& texts = state.texts();
    std::vector<Block> deeds;
    if (variants_of(state.choices).size() < most_variants)
        deeds.push_back(action("what-if/variants/new", Role::button, Look::secondary, texts("what_if.variants.new"),
                               Choose{AddVariant{}}, "plus"));
    if (!adopt_said(state))
        deeds.push_back(action("what-if/adopt", Role::button, Look::primary,
                               texts("what_if.adopt", {{"letter", variant_letter(state.choices.place)}}), Choose{Adopt{}},
                               "check"));
    return deeds;
}

Block comparison(const State& state, const Bench& bench) {
    const Texts& texts = state.texts();
    Block title = heading("what-if/compare/title", 2, Look::h2, texts("what_if.table.name"));
    title.mirror_only = true;  // the table stands right under the head
    std::vector<Block> parts = {std::move(title), table_of(state, columns_of(state, bench))};
    if (auto line = variants_line(state)) parts.push_back(std::move(*line));
    if (!deeds_in_head(state))
        if (auto deeds = variant_deeds(state); !deeds.empty())
            parts.push_back(box("what-if/deeds", Look::wrap_line, std::move(deeds)));
    if (auto said = adopt_said(state)) parts.push_back(std::move(*said));
    return box("what-if/compare", Look::stack, std::move(parts));
}

}  // namespace tk::present
