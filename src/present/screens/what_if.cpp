// The bench: what the plan would be with a budget and other weights, and what is put aside or done.
#include "engine/compare.h"
#include "engine/rank.h"
#include "present/screens/bench.h"
#include "present/typing.h"

#include <algorithm>

namespace tk::present {

namespace {

using engine::MeasureId;

constexpr std::size_t lines_at_first = 6;

// A round part of the whole, about a two-hundredth.
double slide_step(double whole) {
    double step = 1;
    while (whole / step > 1000) step *= 10;
    return whole / step > 400 ? step * 5 : whole / step > 200 ? step * 2 : step;
}

std::string measure_name(const State& state, const MeasureId& id) { return state.texts()("measure." + id.value + ".name"); }

// What is left of the money, and what one more step would take.
std::string spending_text(const State& state, const engine::Spending& spending, double budget) {
    const Texts& texts = state.texts();
    const double left = budget - spending.spent;
    const std::string over =
        left < 1 ? texts("what_if.budget.nothing_left") : texts("what_if.budget.left", {{"amount", money(texts, left)}});
    if (!spending.next || spending.adds.empty()) return over + " " + texts("what_if.budget.all");
    return over + " " +
           texts("what_if.budget.next",
                 {{"amount", exact_money(texts, *spending.next)}, {"step", measure_name(state, spending.adds.front())}});
}

Block slider(const State& state, const Bench& bench) {
    const Texts& texts = state.texts();
    const double last = bench.stops.back();
    const auto& budget = state.choices.tried.budget;
    Block made = block("what-if/budget/slider", Role::slider, Look::slider, texts("what_if.budget.slider"));
    made.value = budget ? exact_money(texts, *budget) : texts("what_if.budget.no_limit");
    made.slider = Slider{0, last, std::min(budget.value_or(last), last), slide_step(last), bench.stops};
    made.intent = Choose{SlideBudget{}};
    made.children = {words("what-if/budget/slider/from", Look::caption_soft, exact_money(texts, 0)),
                     words("what-if/budget/slider/to", Look::caption_soft, exact_money(texts, last))};
    return made;
}

Block budget_card(const State& state, const Bench& bench) {
    const Texts& texts = state.texts();
    Block field = block("what-if/budget/value", Role::number_field, Look::number, texts("what_if.budget.label"));
    field.help = texts("what_if.budget.help");
    field.unit = texts("what_if.budget.unit");
    field.intent = Choose{TypeBudget{}};
    const auto& budget = state.choices.tried.budget;
    if (state.budget_draft) {
        field.value = state.budget_draft->text;
        field.invalid = !shown_error(*state.budget_draft).empty();
        if (field.invalid) field.error = texts(state.budget_draft->error, {{"max", number_text(texts, largest_budget)}});
    } else if (budget) {
        field.value = number_text(texts, *budget, 2);
    }
    Block card = box("what-if/budget", Look::card,
                     {heading("what-if/budget/title", 2, Look::h3, texts("what_if.budget.title")), std::move(field)});
    if (!bench.stops.empty()) card.children.push_back(slider(state, bench));
    if (budget)
        card.children.push_back(
            words("what-if/budget/left", Look::small, spending_text(state, bench.with.plan.spending, *budget)));
    return card;
}

const char* criterion_icon(std::string_view criterion) {
    if (criterion == "payback") return "timer";
    if (criterion == "money") return "euro";
    if (criterion == "co2") return "cloud";
    if (criterion == "benefits") return "trees";
    return criterion == "ease" ? "smile" : "flag";
}

Block weights_card(const State& state) {
    const Texts& texts = state.texts();
    const auto& stops = state.choices.tried.weights;
    std::vector<Block> body = {heading("what-if/weights/title", 2, Look::h3, texts("what_if.weights.title")),
                               words("what-if/weights/what", Look::small_soft, texts("what_if.weights.what"))};
    for (const auto name : engine::criterion_names) {
        const std::string criterion(name), key = "what-if/weight/" + criterion,
                                           label = texts("what_if.weights.criterion." + criterion);
        const auto chosen = stops.find(criterion);
        const int at = chosen == stops.end() ? usual_stop : chosen->second;
        Block said = with_icon(words(key + "/name", Look::small, label), criterion_icon(name));
        Block group = block(key, Role::radio_group, Look::weight_line, label);
        for (int stop = 0; stop < weight_stops; ++stop) {
            const std::string number = std::to_string(stop);
            Block one = action(key + "/" + number, Role::radio, Look::weight_stop, texts("what_if.weights.stop." + number),
                               Choose{Weigh{criterion, stop}});
            one.chosen = stop == at;
            if (one.chosen) said.help = one.label;
            group.children.push_back(std::move(one));
        }
        body.push_back(box(key + "/box", Look::weight, {std::move(said), std::move(group)}));
    }
    if (!stops.empty())
        body.push_back(action("what-if/weights/usual", Role::button, Look::text_button, texts("what_if.weights.usual"),
                              Choose{WeighAsUsual{}}, "undo-2"));
    return box("what-if/weights", Look::card, std::move(body));
}

Block marked_card(const State& state, const std::vector<MeasureId>& list, const std::string& name, const char* icon) {
    const Texts& texts = state.texts();
    const std::string key = "what-if/" + name;
    std::vector<Block> body = {with_icon(
        heading(key + "/title", 2, Look::h3, texts("what_if." + name + ".title", {{"count", std::to_string(list.size())}})),
        icon)};
    Block lines = block(key + "/list", Role::list, Look::stack, texts("what_if." + name + ".name"));
    for (const auto& id : list) {
        Block back = action(key + "/back/" + id.value, Role::button, Look::text_button, texts("what_if.back"),
                            Choose{MarkStep{id, Fate::to_do}}, "undo-2");
        lines.children.push_back(box(key + "/item/" + id.value, Look::wrap_line,
                                     {action(key + "/step/" + id.value, Role::link, Look::text_link, measure_name(state, id),
                                             GoTo{{Page::measure, id.value}}),
                                      std::move(back)},
                                     Role::item));
    }
    if (lines.children.empty()) body.push_back(words(key + "/none", Look::small_soft, texts("what_if." + name + ".none")));
    else body.push_back(std::move(lines));
    return box(key, Look::card, std::move(body));
}

// Of a list that shows its rest when asked.
std::size_t shown_of(const State& state, const char* part, std::size_t all) {
    return state.unfolded.contains(part) ? all : std::min(all, lines_at_first);
}

Block rest(const State& state, const char* part, const char* key, std::size_t all) {
    const bool open = state.unfolded.contains(part);
    Block button = action(std::string("what-if/") + part, Role::button, Look::text_button,
                          state.texts()(open ? "plan.fewer" : key, {{"count", std::to_string(all)}}), Unfold{part}, {},
                          open ? "chevron-up" : "chevron-down");
    button.unfolded = open;
    return button;
}

// The steps that the budget does not pay; nothing when all are paid.
std::optional<Block> outside_card(const State& state, const Bench& bench) {
    const Texts& texts = state.texts();
    if (!state.choices.tried.budget) return {};
    Block list = block("what-if/outside/list", Role::list, Look::stack, texts("plan.not_in_budget"));
    for (const auto& step : bench.with.plan.steps) {
        if (step.in_budget || step.blocked) continue;
        const std::string id = step.duty.empty() ? step.measure.value : step.duty.value;
        const auto* measure = step.duty.empty() ? bench.with.find(step.measure) : nullptr;
        Block line = action("what-if/outside/" + id, Role::link, Look::row_link, step_name(state, step),
                            GoTo{{Page::measure, id}}, {}, "chevron-right");
        line.help = measure == nullptr ? texts("group.must")
                                       : texts("plan.cost", {{"range", money_range(texts, measure->investment)}});
        list.children.push_back(box("what-if/outside/item/" + id, Look::plain, {std::move(line)}, Role::item));
    }
    if (list.children.empty())
        return box("what-if/outside", Look::card_soft,
                   {with_icon(words("what-if/outside/none", Look::icon_line, texts("what_if.all_fits")), "circle-check")});
    const std::size_t count = list.children.size();
    list.children.resize(shown_of(state, "outside-all", count));
    Block card = box("what-if/outside", Look::card,
                     {with_icon(heading("what-if/outside/title", 2, Look::h3,
                                        texts("what_if.outside", {{"count", std::to_string(count)}})),
                                "wallet"),
                      std::move(list)});
    if (count > lines_at_first) card.children.push_back(rest(state, "outside-all", "what_if.more_outside", count));
    return card;
}

std::optional<Block> changes_card(const State& state, const engine::Difference& difference) {
    const Texts& texts = state.texts();
    std::vector<Block> body = {heading("what-if/changes/title", 2, Look::h3, texts("what_if.changes"))};
    const auto add = [&](const std::string& name, const std::vector<engine::StepChange>& steps, std::size_t most) {
        if (steps.empty()) return;
        const std::string key = "what-if/" + name;
        body.push_back(words(key + "/title", Look::small_strong, texts("compare." + name)));
        Block list = block(key, Role::list, Look::tight, texts("compare." + name));
        for (const auto& step : steps) {
            if (list.children.size() == most) break;
            const bool duty = !step.duty.empty();
            const std::string id = duty ? step.duty.value : step.measure.value,
                              label = texts((duty ? "duty." : "measure.") + id + ".name");
            list.children.push_back(block(key + "/" + id, Role::item, Look::small,
                                          step.before > 0 && step.after > 0
                                              ? texts("compare.change", {{"name", label},
                                                                         {"before", std::to_string(step.before)},
                                                                         {"after", std::to_string(step.after)}})
                                              : label));
        }
        body.push_back(std::move(list));
    };
    add("came", difference.came, difference.came.size());
    add("went", difference.went, difference.went.size());
    add("moved", difference.moved, shown_of(state, "moves", difference.moved.size()));
    if (difference.moved.size() > lines_at_first)
        body.push_back(rest(state, "moves", "what_if.more_moves", difference.moved.size()));
    if (body.size() == 1) body.push_back(words("what-if/changes/none", Look::body, texts("what_if.same")));
    return box("what-if/changes", Look::card, std::move(body));
}

}  // namespace

std::vector<Block> what_if_page(const State& state) {
    const Texts& texts = state.texts();
    Block main = block("main", Role::main, Look::stack);
    Block words_of_page = box(
        "what-if/head", Look::tight,
        {heading("title", 1, Look::h1, texts("what_if.title")), words("what-if/lead", Look::lead, texts("what_if.lead"))});
    std::vector<Block> deeds;
    if (any_known(state) && deeds_in_head(state)) deeds = variant_deeds(state);
    if (deeds.empty()) main.children.push_back(std::move(words_of_page));
    else
        main.children.push_back(box("what-if/top", Look::bench_head,
                                    {std::move(words_of_page), box("what-if/deeds", Look::wrap_line, std::move(deeds))}));
    if (auto told = told_strip(state)) main.children.push_back(std::move(*told));
    std::vector<Block> marked = {marked_card(state, marked_of(state, state.choices.aside), "aside", "archive"),
                                 marked_card(state, marked_of(state, state.choices.done), "done", "badge-check")};
    if (!any_known(state)) {
        main.children.push_back(box("what-if/empty", Look::card,
                                    {words("what-if/empty/text", Look::body, texts("what_if.empty")),
                                     box("what-if/empty/actions", Look::wrap_line,
                                         {action("what-if/start", Role::link, Look::primary, texts("plan.start"), Continue{},
                                                 {}, "arrow-right")})}));
        for (Block& card : marked) main.children.push_back(std::move(card));
        return {std::move(main)};
    }
    const auto bench = bench_of(state);
    Block wishes = box("what-if/wishes", Look::stack, {budget_card(state, *bench), weights_card(state)});
    for (Block& card : marked) wishes.children.push_back(std::move(card));
    Block result = box("what-if/result", Look::stack, {});
    result.children.push_back(comparison(state, *bench));
    for (Block& chart : over_time_cards(state, bench->with)) result.children.push_back(std::move(chart));
    if (auto outside = outside_card(state, *bench)) result.children.push_back(std::move(*outside));
    if (auto changes = changes_card(state, engine::difference_of(bench->all, bench->with)))
        result.children.push_back(std::move(*changes));
    main.children.push_back(box("what-if/both", Look::bench, {std::move(wishes), std::move(result)}));
    return {std::move(main)};
}

}  // namespace tk::present
