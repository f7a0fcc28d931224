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
        const std::string letter = variant_letter(place);
        columns.push_back({column_name(letter), &plan, title_of_wishes(texts, letter, wishes[place]), in_view});
    }
    return columns;
}

Block saving_cell(const Texts& texts, const std::string& key, const engine::Spread& gain, double end) {
    Block bar = block(key + "/bar", Role::figure, Look::bar, money_sentence(texts, gain));
    bar.bar = bar_of(gain, end);
    return box(key, Look::tight, {words(key + "/range", Look::body_strong, money_range(texts, gain)), std::move(bar)},
               Role::cell);
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

Block comparison(const State& state, const std::vector<Variant>& columns) {
    const Texts& texts = state.texts();
    const std::string key = "what-if/table";
    Block table = block(key, Role::table, Look::stack, texts("what_if.table.name"));
    Block head =
        box(key + "/head", Look::plain,
            {block(key + "/head/name", Role::column_header, Look::small_soft, texts("what_if.table.what"))}, Role::row);
    double end = 1;
    for (const Variant& column : columns) {
        head.children.push_back(block(key + "/head/" + column.name, Role::column_header, Look::body_strong, column.title));
        end = std::max(end, column.plan->totals.gain.p90);
    }
    end = bar_end(end);
    table.children.push_back(std::move(head));
    Block saving = box(key + "/saving", Look::plain,
                       {block(key + "/saving/name", Role::cell, Look::small_soft, texts("compare.gain"))}, Role::row);
    for (const Variant& column : columns)
        saving.children.push_back(saving_cell(texts, key + "/saving/" + column.name, column.plan->totals.gain, end));
    table.children.push_back(std::move(saving));
    const auto row = [&](const std::string& name, const std::string& label, auto text_of) {
        const std::string at = key + "/" + name;
        Block made = box(at, Look::plain, {block(at + "/name", Role::cell, Look::small_soft, label)}, Role::row);
        for (const Variant& column : columns)
            made.children.push_back(block(at + "/" + column.name, Role::cell, Look::small_strong, text_of(*column.plan)));
        table.children.push_back(std::move(made));
    };
    row("investment", texts("compare.investment"),
        [&](const engine::Plan& plan) { return money_range(texts, plan.totals.investment); });
    row("co2", texts("what_if.table.co2"), [&](const engine::Plan& plan) {
        const engine::Spread& co2 = plan.totals.co2;
        return texts("plan.tonnes", {{"range", number_range(texts, co2.p10 / 1000, co2.p90 / 1000, 1)}});
    });
    row("payback", texts("what_if.table.payback"),
        [&](const engine::Plan& plan) { return payback_text(texts, plan.over_time); });
    row("duties", texts("what_if.table.duties"), [&](const engine::Plan& plan) { return duties_text(texts, plan); });
    return table;
}

// Which variant is in view, with a new one and taking one away.
Block variants_line(const State& state, const std::vector<Variant>& columns) {
    const Texts& texts = state.texts();
    Block line = box("what-if/variants", Look::wrap_line, {});
    if (columns.size() > 2) {
        Block group = block("what-if/variants/view", Role::radio_group, Look::wrap_line, texts("what_if.variants.view"));
        for (std::size_t i = 1; i < columns.size(); ++i) {
            Block one = action("what-if/variants/view/" + columns[i].name, Role::radio, Look::segment, variant_letter(i - 1),
                               Choose{ViewVariant{i - 1}});
            one.chosen = columns[i].in_view;
            group.children.push_back(std::move(one));
        }
        line.children.push_back(words("what-if/variants/name", Look::small_strong, texts("what_if.variants.view")));
        line.children.push_back(std::move(group));
    }
    if (columns.size() <= most_variants)
        line.children.push_back(action("what-if/variants/new", Role::button, Look::text_button,
                                       texts("what_if.variants.new"), Choose{AddVariant{}}, "plus"));
    if (columns.size() > 2)
        line.children.push_back(action("what-if/variants/drop", Role::button, Look::text_button,
                                       texts("what_if.variants.drop", {{"letter", variant_letter(state.choices.place)}}),
                                       Choose{DropVariant{state.choices.place}}, "trash-2"));
    return line;
}

// The plan follows the bench when the person says so.
Block adopt_box(const State& state) {
    const Texts& texts = state.texts();
    if (state.budget_draft && !state.budget_draft->error.empty())
        return with_icon(words("what-if/adopt/not", Look::icon_line, texts("what_if.adopt_not")), "triangle-alert");
    if (state.choices.plan == state.choices.tried)
        return with_icon(words("what-if/adopt/is", Look::icon_line, texts("what_if.adopted")), "circle-check");
    return box(
        "what-if/adopt/line", Look::wrap_line,
        {action("what-if/adopt", Role::button, Look::primary,
                texts("what_if.adopt", {{"letter", variant_letter(state.choices.place)}}), Choose{Adopt{}}, "check")});
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

Block comparison_card(const State& state, const Bench& bench) {
    const std::vector<Variant> columns = columns_of(state, bench);
    return box("what-if/compare", Look::card,
               {heading("what-if/compare/title", 2, Look::h2, state.texts()("what_if.table.name")),
                comparison(state, columns), variants_line(state, columns), adopt_box(state)});
}

}  // namespace tk::present
