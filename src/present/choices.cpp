#include "present/choices.h"

#include "engine/rank.h"
#include "present/format.h"
#include "present/typing.h"
#include "present/update.h"

#include <algorithm>

namespace tk::present {

namespace {

using engine::MeasureId;

bool is_in(const std::vector<MeasureId>& list, const MeasureId& id) { return std::ranges::find(list, id) != list.end(); }

engine::Choices engine_choices(const State& state, const Wishes& wishes, bool aside) {
    Choices choices;
    choices.done = state.choices.done;
    if (aside) choices.aside = state.choices.aside;
    choices.plan = wishes;
    return dossier::plan_choices(*state.pack, choices);
}

engine::AssessOptions bench_options(const State& state, engine::Choices choices) {
    return {.date = state.date,
            .track = state.track,
            .choices = std::move(choices),
            .what_if = false,
            .would_fit = false,
            .over_time = true};
}

engine::Assessment tried(const State& state, engine::Choices choices) {
    return state.workspace->assess(state.answers, bench_options(state, std::move(choices)));
}

std::vector<double> budgets_of(const State& state, const Wishes& wishes) {
    engine::Choices choices = engine_choices(state, wishes, true);
    choices.budget.reset();
    engine::AssessOptions options = bench_options(state, std::move(choices));
    options.over_time = false;
    options.budgets = true;
    return state.workspace->assess(state.answers, options).plan.spending.stops;
}

// `before`: of the same answers, and with the same done and put aside. What did not change is not reckoned again.
std::shared_ptr<const Bench> reckoned(const State& state, const Bench* before) {
    const Choices& choices = state.choices;
    auto bench = std::make_shared<Bench>();
    bench->all = before != nullptr ? before->all : tried(state, engine_choices(state, {}, false));
    bench->with = tried(state, engine_choices(state, choices.tried, true));
    bench->other_wishes = choices.others;
    if (before != nullptr && before->other_wishes == choices.others) bench->others = before->others;
    else
        for (const Wishes& other : choices.others)
            bench->others.push_back(
                std::make_shared<const engine::Assessment>(tried(state, engine_choices(state, other, true))));
    bench->stops_weights = choices.tried.weights;
    bench->stops = before != nullptr && before->stops_weights == choices.tried.weights ? before->stops
                                                                                       : budgets_of(state, choices.tried);
    return bench;
}

// What the bench shows now, for those who don't see its table.
void announce_bench(State& state) {
    state.bench = reckoned(state, state.bench.get());
    state.announcement =
        state.texts()("what_if.say.saving", {{"range", money_spoken(state.texts(), state.bench->with.plan.totals.gain)}});
}

void tell(State& state, std::string text, MeasureId measure, Choices before) {
    state.announcement = state.texts()(text, {{"step", state.texts()("measure." + measure.value + ".name")}});
    state.told = Told{std::move(text), std::move(measure), std::move(before)};
}

bool mark(State& state, const MarkStep& mark) {
    if (state.pack->find(mark.measure) == nullptr || fate_of(state.choices, mark.measure) == mark.fate) return false;
    Choices before = state.choices;
    std::erase(state.choices.done, mark.measure);
    std::erase(state.choices.aside, mark.measure);
    if (mark.fate == Fate::done) state.choices.done.push_back(mark.measure);
    if (mark.fate == Fate::aside) state.choices.aside.push_back(mark.measure);
    reassess(state);
    tell(state,
         mark.fate == Fate::done    ? "choice.say.done"
         : mark.fate == Fate::aside ? "choice.say.aside"
                                    : "choice.say.back",
         mark.measure, std::move(before));
    // The line of a list goes with its button.
    if (state.place.page == Page::what_if) state.focus = "title";
    return true;
}

bool type_budget(State& state, const TypeBudget& typed) {
    const Texts& texts = state.texts();
    state.told.reset();
    if (typed.text.find_first_not_of(' ') == std::string::npos) {
        state.budget_draft.reset();
        state.choices.tried.budget.reset();
        announce_bench(state);
        return true;
    }
    const auto amount = number_in(texts, typed.text);
    Draft draft = state.budget_draft.value_or(Draft{});
    draft.text = typed.text;
    const bool to_say = judge(draft,
                              !amount                    ? "what_if.budget.no_amount"
                              : *amount > largest_budget ? "error.too_high"
                                                         : "",
                              may_become(texts, typed.text, 0, largest_budget));
    state.budget_draft = draft;
    if (to_say) {
        state.announcement = texts(draft.error, {{"max", number_text(texts, largest_budget)}});
        state.urgent = true;
    }
    if (!draft.error.empty()) return false;
    state.choices.tried.budget = *amount;
    announce_bench(state);
    return true;
}

// A whole amount in digits; nothing for other text.
std::optional<double> whole_amount(std::string_view text) {
    double amount = 0;
    if (text.empty() || text.size() > 12) return std::nullopt;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        amount = amount * 10 + (c - '0');
    }
    return amount;
}

// The budget that a move of the slider leads to.
std::optional<double> slid(const std::vector<double>& stops, std::optional<double> budget, std::string_view to) {
    const double last = stops.empty() ? 0 : stops.back();
    if (to == "first") return 0;
    if (to == "last") return last;
    if (!to.starts_with('+') && !to.starts_with('-')) {
        const auto amount = whole_amount(to);
        return amount ? std::optional(std::min(*amount, last)) : std::nullopt;
    }
    const auto ticks = whole_amount(to.substr(1));
    if (!ticks) return std::nullopt;
    double at = std::min(budget.value_or(last), last);
    for (double i = 0; i < std::min(*ticks, 1000.0); ++i) {
        if (to[0] == '+') {
            const auto next = std::ranges::upper_bound(stops, at);
            at = next == stops.end() ? last : *next;
        } else {
            const auto here = std::ranges::lower_bound(stops, at);
            at = here == stops.begin() ? 0 : *(here - 1);
        }
    }
    return at;
}

bool slide_budget(State& state, const SlideBudget& slide) {
    const auto budget = slid(bench_of(state)->stops, state.choices.tried.budget, slide.to);
    if (!budget) return false;
    state.told.reset();
    state.budget_draft.reset();
    state.choices.tried.budget = *budget;
    announce_bench(state);
    return true;
}

// Brings the variants back in order, with another one in view.
void set_variants(State& state, std::vector<Wishes> all, std::size_t place) {
    state.told.reset();
    state.budget_draft.reset();
    state.choices.place = place;
    state.choices.tried = all[place];
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(place));
    state.choices.others = std::move(all);
    announce_bench(state);
    state.announcement =
        state.texts()("what_if.say.variant", {{"letter", variant_letter(place)}}) + " " + state.announcement;
}

bool change_variants(State& state, const Choice& choice) {
    std::vector<Wishes> all = variants_of(state.choices);
    if (std::holds_alternative<AddVariant>(choice)) {
        if (all.size() >= most_variants) return false;
        all.push_back(state.choices.tried);
        set_variants(state, std::move(all), state.choices.others.size() + 1);
        state.focus = "title";
        return true;
    }
    if (const auto* view = std::get_if<ViewVariant>(&choice)) {
        if (view->place >= all.size() || view->place == state.choices.place) return false;
        set_variants(state, std::move(all), view->place);
        return true;
    }
    const std::size_t gone = std::get<DropVariant>(choice).place;
    if (gone >= all.size() || all.size() == 1) return false;
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(gone));
    const std::size_t place = state.choices.place;
    const std::size_t next = std::min(place > gone ? place - 1 : place, all.size() - 1);
    set_variants(state, std::move(all), next);
    state.focus = "title";
    return true;
}

bool weigh(State& state, const Weigh& weigh) {
    if (std::ranges::find(engine::criterion_names, weigh.criterion) == engine::criterion_names.end() || weigh.stop < 0 ||
        weigh.stop >= weight_stops)
        return false;
    state.told.reset();
    if (weigh.stop == usual_stop) state.choices.tried.weights.erase(weigh.criterion);
    else state.choices.tried.weights[weigh.criterion] = weigh.stop;
    announce_bench(state);
    return true;
}

bool adopt(State& state) {
    if (state.choices.plan == state.choices.tried) return false;
    Choices before = state.choices;
    state.choices.plan = state.choices.tried;
    reassess(state);
    tell(state, "choice.say.adopted", {}, std::move(before));
    state.focus = "title";
    return true;
}

bool undo(State& state) {
    if (!state.told) return false;
    const MeasureId about = state.told->measure;
    state.choices = std::move(state.told->before);
    state.told.reset();
    state.budget_draft.reset();
    reassess(state);
    state.announcement = state.texts()("choice.say.undone");
    state.focus = "title";
    return true;
}

}  // namespace

Fate fate_of(const Choices& choices, const MeasureId& id) {
    return is_in(choices.done, id) ? Fate::done : is_in(choices.aside, id) ? Fate::aside : Fate::to_do;
}

engine::Choices plan_choices(const State& state) { return engine_choices(state, state.choices.plan, true); }

std::shared_ptr<const Bench> bench_of(const State& state) {
    return state.bench != nullptr ? state.bench : reckoned(state, nullptr);
}

std::vector<Wishes> variants_of(const Choices& choices) {
    std::vector<Wishes> all = choices.others;
    all.insert(all.begin() + static_cast<std::ptrdiff_t>(std::min(choices.place, all.size())), choices.tried);
    return all;
}

std::string variant_letter(std::size_t place) { return std::string(1, static_cast<char>('B' + place)); }

std::shared_ptr<const StepSwings> swings_of(const State& state, const MeasureId& id) {
    if (state.swings != nullptr && state.swings->measure == id) return state.swings;
    if (state.pack->find(id) == nullptr) return std::make_shared<const StepSwings>(StepSwings{id, {}, 0});
    const auto found = state.workspace->assess(state.answers, {.date = state.date,
                                                               .track = state.track,
                                                               .choices = plan_choices(state),
                                                               .what_if = false,
                                                               .would_fit = false,
                                                               .swings_of = id});
    return std::make_shared<const StepSwings>(StepSwings{id, found.swings, found.swings_middle});
}

bool choose(State& state, const Choice& choice) {
    if (const auto* one = std::get_if<MarkStep>(&choice)) return mark(state, *one);
    if (const auto* one = std::get_if<TypeBudget>(&choice)) return type_budget(state, *one);
    if (const auto* one = std::get_if<SlideBudget>(&choice)) return slide_budget(state, *one);
    if (const auto* one = std::get_if<Weigh>(&choice)) return weigh(state, *one);
    if (std::holds_alternative<Adopt>(choice)) return adopt(state);
    if (std::holds_alternative<UndoChoice>(choice)) return undo(state);
    if (!std::holds_alternative<WeighAsUsual>(choice)) return change_variants(state, choice);
    state.told.reset();
    state.choices.tried.weights.clear();
    announce_bench(state);
    state.focus = "title";  // the button goes
    return true;
}

void forget_choices(State& state) {
    state.choices = {};
    state.told.reset();
    state.budget_draft.reset();
}

}  // namespace tk::present
