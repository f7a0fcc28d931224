// The bench: what the plan would be with a budget and other weights, and what is put aside or done.
#include "engine/compare.h"
#include "engine/rank.h"
#include "present/screens/parts.h"

#include <algorithm>

namespace tk::present {

namespace {

using engine::MeasureId;

constexpr std::size_t lines_at_first = 6;

std::string exact_money(const Texts& texts, double euro) {
    return texts("money.amount", {{"amount", number_text(texts, euro, 2)}});
}

std::vector<MeasureId> of_track(const State& state, const std::vector<MeasureId>& list) {
    std::vector<MeasureId> found;
    for (const auto& id : list)
        if (state.assessment.find(id) != nullptr) found.push_back(id);
    return found;
}

std::string measure_name(const State& state, const MeasureId& id) { return state.texts()("measure." + id.value + ".name"); }

Block budget_card(const State& state) {
    const Texts& texts = state.texts();
    Block field = block("what-if/budget/value", Role::number_field, Look::number, texts("what_if.budget.label"));
    field.help = texts("what_if.budget.help");
    field.unit = texts("what_if.budget.unit");
    field.intent = Choose{TypeBudget{}};
    if (state.budget_draft) {
        field.value = state.budget_draft->text;
        field.invalid = !state.budget_draft->error.empty();
        if (field.invalid) field.error = texts(state.budget_draft->error, {{"max", number_text(texts, largest_budget)}});
    } else if (const auto& budget = state.choices.tried.budget) {
        field.value = number_text(texts, *budget, 2);
    }
    return box("what-if/budget", Look::card,
               {heading("what-if/budget/title", 2, Look::h3, texts("what_if.budget.title")), std::move(field)});
}

Block weights_card(const State& state) {
    const Texts& texts = state.texts();
    const auto& stops = state.choices.tried.stops;
    std::vector<Block> body = {heading("what-if/weights/title", 2, Look::h3, texts("what_if.weights.title")),
                               words("what-if/weights/what", Look::small_soft, texts("what_if.weights.what"))};
    for (const auto name : engine::criterion_names) {
        const std::string criterion(name), key = "what-if/weight/" + criterion,
                                           label = texts("what_if.weights.criterion." + criterion);
        const auto chosen = stops.find(criterion);
        const int at = chosen == stops.end() ? usual_stop : chosen->second;
        Block group = block(key, Role::radio_group, Look::wrap_line, label);
        for (int stop = 0; stop < weight_stops; ++stop) {
            const std::string number = std::to_string(stop);
            Block one = action(key + "/" + number, Role::radio, Look::segment, texts("what_if.weights.stop." + number),
                               Choose{Weigh{criterion, stop}});
            one.chosen = stop == at;
            group.children.push_back(std::move(one));
        }
        body.push_back(box(key + "/box", Look::tight, {words(key + "/name", Look::small_strong, label), std::move(group)}));
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

Block comparison(const State& state, const Bench& bench) {
    const Texts& texts = state.texts();
    const auto &all = bench.all.plan.totals, &with = bench.with.plan.totals;
    const std::string key = "what-if/table";
    Block table = block(key, Role::table, Look::stack, texts("what_if.table.name"));
    const auto cell = [](std::string at, Look look, std::string text, Role role = Role::cell) {
        return block(std::move(at), role, look, std::move(text));
    };
    const auto& budget = state.choices.tried.budget;
    table.children.push_back(box(
        key + "/head", Look::plain,
        {cell(key + "/head/name", Look::small_soft, texts("what_if.table.what"), Role::column_header),
         cell(key + "/head/a", Look::body_strong, texts("what_if.table.a"), Role::column_header),
         cell(key + "/head/b", Look::body_strong,
              budget ? texts("what_if.table.b_budget", {{"amount", exact_money(texts, *budget)}}) : texts("what_if.table.b"),
              Role::column_header)},
        Role::row));
    const double end = bar_end(std::max({1.0, all.gain.p90, with.gain.p90}));
    table.children.push_back(
        box(key + "/saving", Look::plain,
            {cell(key + "/saving/name", Look::small_soft, texts("compare.gain")),
             saving_cell(texts, key + "/saving/a", all.gain, end), saving_cell(texts, key + "/saving/b", with.gain, end)},
            Role::row));
    const auto row = [&](const std::string& name, const std::string& label, std::string a, std::string b) {
        const std::string at = key + "/" + name;
        table.children.push_back(
            box(at, Look::plain,
                {cell(at + "/name", Look::small_soft, label), cell(at + "/a", Look::small_strong, std::move(a)),
                 cell(at + "/b", Look::small_strong, std::move(b))},
                Role::row));
    };
    const auto tonnes = [&](const engine::Spread& co2) {
        return texts("plan.tonnes", {{"range", number_range(texts, co2.p10 / 1000, co2.p90 / 1000, 1)}});
    };
    row("investment", texts("compare.investment"), money_range(texts, all.investment), money_range(texts, with.investment));
    row("co2", texts("what_if.table.co2"), tonnes(all.co2), tonnes(with.co2));
    row("duties", texts("what_if.table.duties"), duties_text(texts, bench.all.plan), duties_text(texts, bench.with.plan));
    return table;
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

// The plan follows the bench when the person says so.
Block adopt_box(const State& state) {
    const Texts& texts = state.texts();
    if (state.budget_draft && !state.budget_draft->error.empty())
        return with_icon(words("what-if/adopt/not", Look::icon_line, texts("what_if.adopt_not")), "triangle-alert");
    if (state.choices.plan == state.choices.tried)
        return with_icon(words("what-if/adopt/is", Look::icon_line, texts("what_if.adopted")), "circle-check");
    return box("what-if/adopt/line", Look::wrap_line,
               {action("what-if/adopt", Role::button, Look::primary, texts("what_if.adopt"), Choose{Adopt{}}, "check")});
}

}  // namespace

std::vector<Block> what_if_page(const State& state) {
    const Texts& texts = state.texts();
    Block main = block("main", Role::main, Look::stack);
    main.children.push_back(box(
        "what-if/head", Look::tight,
        {heading("title", 1, Look::h1, texts("what_if.title")), words("what-if/lead", Look::lead, texts("what_if.lead"))}));
    if (auto told = told_strip(state)) main.children.push_back(std::move(*told));
    std::vector<Block> marked = {marked_card(state, of_track(state, state.choices.aside), "aside", "archive"),
                                 marked_card(state, of_track(state, state.choices.done), "done", "badge-check")};
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
    Block wishes = box("what-if/wishes", Look::stack, {budget_card(state), weights_card(state)});
    for (Block& card : marked) wishes.children.push_back(std::move(card));
    Block result = box("what-if/result", Look::stack, {});
    result.children.push_back(box("what-if/compare", Look::card,
                                  {heading("what-if/compare/title", 2, Look::h3, texts("what_if.table.name")),
                                   comparison(state, *bench), adopt_box(state)}));
    if (auto outside = outside_card(state, *bench)) result.children.push_back(std::move(*outside));
    if (auto changes = changes_card(state, engine::difference_of(bench->all, bench->with)))
        result.children.push_back(std::move(*changes));
    if (width_of(state) == Width::wide) {
        main.children.push_back(box("what-if/both", Look::grid_two, {std::move(wishes), std::move(result)}));
    } else {
        main.children.push_back(std::move(wishes));
        main.children.push_back(std::move(result));
    }
    return {std::move(main)};
}

Block fate_card(const State& state, const engine::MeasureId& id) {
    const Texts& texts = state.texts();
    const Fate fate = fate_of(state.choices, id);
    const auto toggle = [&](const char* name, Fate to, const char* icon) {
        Block button =
            action(std::string("fate/") + name, Role::button, Look::secondary, texts(std::string("choice.") + name),
                   Choose{MarkStep{id, fate == to ? Fate::to_do : to}}, fate == to ? "check" : icon);
        button.toggles = true;
        button.pressed = fate == to;
        return button;
    };
    return box("fate", Look::card,
               {heading("fate/title", 2, Look::h2, texts("choice.title")),
                words("fate/now", Look::body,
                      texts(fate == Fate::done    ? "choice.is_done"
                            : fate == Fate::aside ? "choice.is_aside"
                                                  : "choice.is_open")),
                box("fate/actions", Look::wrap_line,
                    {toggle("done", Fate::done, "badge-check"), toggle("aside", Fate::aside, "archive")})});
}

std::optional<Block> set_apart(const State& state) {
    const Texts& texts = state.texts();
    std::vector<Block> line;
    const auto add = [&](const std::string& name, std::size_t count, const char* icon) {
        if (count > 0)
            line.push_back(with_icon(
                words("apart/" + name, Look::icon_line,
                      texts("plan.apart." + name + (count == 1 ? "_one" : ""), {{"count", std::to_string(count)}})),
                icon));
    };
    add("aside", of_track(state, state.choices.aside).size(), "archive");
    add("done", of_track(state, state.choices.done).size(), "badge-check");
    if (line.empty()) return {};
    line.push_back(action("apart/see", Role::link, Look::text_link, texts("plan.apart.see"), GoTo{{Page::what_if, {}}}));
    return box("apart", Look::wrap_line, std::move(line));
}

std::optional<Block> told_strip(const State& state) {
    if (!state.told) return {};
    const Texts& texts = state.texts();
    return box(
        "told", Look::card_soft,
        {box("told/line", Look::wrap_line,
             {with_icon(words("told/what", Look::icon_line,
                              texts(state.told->text, {{"step", measure_name(state, state.told->measure)}})),
                        "info"),
              action("told/undo", Role::button, Look::text_button, texts("choice.undo"), Choose{UndoChoice{}}, "undo-2")})});
}

}  // namespace tk::present
