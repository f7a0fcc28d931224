#include "present/update.h"

#include "engine/answers_json.h"
#include "present/checklist.h"
#include "present/format.h"
#include "present/sharing.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace tk::present {

namespace {

using engine::QuestionId;

template <class... Cases>
struct overloaded : Cases... {
    using Cases::operator()...;
};

Save save(const State& state) { return Save{saved(state)}; }

void remember(State& state) {
    state.gain_before = state.assessment.plan.totals.gain;
    state.duties_before.clear();
    for (const auto& duty : state.assessment.duties)
        if (duty.group == engine::Group::must) state.duties_before.insert(duty.duty.value);
}

// One sentence for those who don't see the panel change.
void announce_change(State& state) {
    const Texts& texts = state.texts();
    std::size_t added = 0;
    for (const auto& duty : state.assessment.duties)
        if (duty.group == engine::Group::must && !state.duties_before.contains(duty.duty.value)) ++added;
    state.announcement = texts("say.saving", {{"range", money_spoken(texts, state.assessment.plan.totals.gain)}});
    if (added > 0) state.announcement += " " + texts("say.duties_added", {{"count", std::to_string(added)}});
}

void answer(State& state, const QuestionId& question, engine::Answer answer) {
    remember(state);
    state.answers.set(question, std::move(answer));
    state.postponed.erase(question);
    reassess(state);
    state.answered_just_now = true;
    announce_change(state);
}

bool is_information(Page page) {
    return page == Page::about || page == Page::help || page == Page::accessibility || page == Page::sources ||
           page == Page::display;
}

std::vector<Effect> go(State& state, const Place& place, bool replace = false) {
    if (state.place == place) return {};
    if (is_information(place.page) && !is_information(state.place.page)) state.came_from = state.place;
    state.place = place;
    state.answered_just_now = false;
    state.told.reset();
    state.copied.reset();
    state.unfolded.erase("menu");
    state.focus = "title";
    if (place.page == Page::what_if) state.bench = bench_of(state);
    if (place.page == Page::measure) state.swings = swings_of(state, {place.id});
    return {Visit{fragment_of(place), replace}};
}

// The next open question behind this one; else one that came up before it meanwhile. What was gone past waits.
QuestionId next_after(State& state, const QuestionId& here) {
    const auto& questions = state.questionnaire;
    if (state.answers.find(here) == nullptr) state.postponed.insert(here);
    const auto is_open = [&](const QuestionId& id) { return std::ranges::find(questions.open, id) != questions.open.end(); };
    const auto place = std::ranges::find(questions.all, here);
    for (auto next = place; next != questions.all.end(); ++next)
        if (*next != here && is_open(*next)) return *next;
    for (auto next = questions.all.begin(); next != place; ++next)
        if (is_open(*next) && !state.postponed.contains(*next)) return *next;
    return {};
}

QuestionId shown_before(const State& state, const QuestionId& here) {
    QuestionId before;
    for (const QuestionId& id : state.questionnaire.all) {
        if (id == here) return before;
        if (std::ranges::find(state.questionnaire.shown, id) != state.questionnaire.shown.end()) before = id;
    }
    return {};
}

// Between the last key question and the first of the others.
bool offers_first_plan(const State& state, const QuestionId& next) {
    const auto* here = state.pack->find(QuestionId{state.place.id});
    return !state.first_plan_offered && state.questionnaire.first_plan && here != nullptr && here->key &&
           !state.pack->find(next)->key;
}

void forget_drafts(State& state, const QuestionId& question) {
    for (const Field field : {Field::value, Field::low, Field::high}) state.drafts.erase({question, field});
}

std::vector<Effect> typed(State& state, const Type& type) {
    const engine::Question* question = state.pack->find(type.question);
    if (question == nullptr) return {};
    if (question->kind == engine::AnswerKind::text) {
        const std::string text = type.text.substr(0, 200);
        if (text.empty()) state.answers.withdraw(type.question);
        else state.answers.set(type.question, engine::Words{text});
        return {save(state)};
    }
    Draft& draft = state.drafts[{type.question, type.field}];
    draft = {type.text, {}};
    const Texts& texts = state.texts();
    const auto check = [&](Field field) -> std::optional<double> {
        const auto place = state.drafts.find({type.question, field});
        if (place == state.drafts.end() || place->second.text.find_first_not_of(' ') == std::string::npos)
            return std::nullopt;
        Draft& here = place->second;
        here.error.clear();
        const auto number = number_in(texts, here.text);
        if (!number) here.error = "error.no_number";
        else if (*number < question->min) here.error = "error.too_low";
        else if (*number > question->max) here.error = "error.too_high";
        if (here.error.empty()) return number;
        return std::nullopt;
    };
    const bool empty = type.text.find_first_not_of(' ') == std::string::npos;
    if (type.field == Field::value) {
        if (empty) {
            state.drafts.erase({type.question, type.field});
            return update(state, Withdraw{type.question});
        }
        if (const auto number = check(Field::value)) {
            answer(state, type.question, engine::Number{*number});
            return {save(state)};
        }
    } else {
        const auto low = check(Field::low), high = check(Field::high);
        if (low && high && *low > *high) state.drafts[{type.question, Field::high}].error = "error.high_below_low";
        else if (low && high) {
            answer(state, type.question, engine::Between{*low, *high});
            return {save(state)};
        }
        if (low || high || empty) {
            const bool had = state.answers.find(type.question) != nullptr;
            if (had) {
                remember(state);
                state.answers.withdraw(type.question);
                reassess(state);
                return {save(state)};
            }
            return {};
        }
    }
    if (!draft.error.empty()) {
        state.announcement =
            texts(draft.error, {{"min", number_text(texts, question->min)}, {"max", number_text(texts, question->max)}});
        state.urgent = true;
    }
    return {};
}

}  // namespace

void reassess(State& state) {
    if (state.workspace == nullptr || &state.workspace->pack() != state.pack.get())
        state.workspace = std::make_shared<engine::Workspace>(*state.pack);
    // No screen shows what would make a scheme fit.
    state.assessment = state.workspace->assess(
        state.answers, {.date = state.date, .track = state.track, .choices = plan_choices(state), .would_fit = false});
    state.bench.reset();
    state.swings.reset();
    if (state.place.page == Page::what_if) state.bench = bench_of(state);
    if (state.place.page == Page::measure) state.swings = swings_of(state, {state.place.id});
    state.questionnaire = engine::questionnaire_of(*state.pack, state.answers, state.assessment);
}

QuestionId next_open(const State& state) {
    const auto& open = state.questionnaire.open;
    return open.empty() ? QuestionId{} : open.front();
}

std::string saved(const State& state) {
    nlohmann::json json;
    json["format"] = 1;
    json["language"] = state.language;
    json["track"] = state.track;
    json["view"] = state.view == View::text ? "text" : "canvas";
    json["answers"] =
        nlohmann::json::parse(engine::answers_json(*state.pack, state.answers, state.unplaced), nullptr, false);
    if (state.display != Display{}) json["display"] = nlohmann::json::parse(display_json(state.display), nullptr, false);
    if (!state.choices.empty()) json["choices"] = nlohmann::json::parse(choices_json(state.choices), nullptr, false);
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool restore(State& state, std::string_view text) {
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("format") || json["format"] != 1) return false;
    state.display = display_of(text);
    auto loaded = engine::load_answers(*state.pack, text, "stored");
    if (engine::has_errors(loaded.issues)) return false;
    state.answers = std::move(loaded.answers);
    state.unplaced = std::move(loaded.unplaced);
    state.track = std::move(loaded.track);
    state.choices = choices_of(text);
    reassess(state);
    return true;
}

std::vector<Effect> words_arrived(State& state, const std::string& language, const std::string& text) {
    if (language != state.awaited_language) return {};
    state.awaited_language.clear();
    Texts words;
    if (text.empty() || engine::has_errors(words.add({language, text}))) {
        state.announcement = state.texts()("error.language");
        state.urgent = true;
        return {};
    }
    state.words.insert_or_assign(language, std::move(words));
    state.language = language;
    return {save(state)};
}

std::vector<Effect> update(State& state, const Intent& intent) {
    state.focus.clear();
    state.announcement.clear();
    state.urgent = false;
    return std::visit(
        overloaded{
            [&](const GoTo& to) { return go(state, to.place); },
            [&](const Begin& begin) -> std::vector<Effect> {
                if (begin.track != state.track) {
                    state.track = begin.track;
                    state.filter.clear();
                    state.gain_before.reset();
                    state.duties_before.clear();
                    state.postponed.clear();
                    state.first_plan_offered = false;
                    reassess(state);
                }
                auto effects = update(state, Continue{});
                effects.push_back(save(state));
                return effects;
            },
            [&](const Continue&) -> std::vector<Effect> {
                const QuestionId next =
                    state.place.page == Page::question ? next_after(state, {state.place.id}) : next_open(state);
                if (next.empty()) return go(state, {Page::plan, {}});
                if (state.place.page == Page::question && offers_first_plan(state, next)) {
                    state.first_plan_offered = true;
                    return go(state, {Page::first_plan, {}});
                }
                return go(state, {Page::question, next.value});
            },
            [&](const Back&) -> std::vector<Effect> {
                const QuestionId before = shown_before(state, {state.place.id});
                return go(state, before.empty() ? Place{} : Place{Page::question, before.value});
            },
            [&](const Reply& reply) -> std::vector<Effect> {
                forget_drafts(state, reply.question);
                if (std::holds_alternative<engine::Unsure>(reply.answer)) state.ranges.erase(reply.question);
                answer(state, reply.question, reply.answer);
                return {save(state)};
            },
            [&](const Toggle& toggle) -> std::vector<Effect> {
                const engine::Question* question = state.pack->find(toggle.question);
                if (question == nullptr) return {};
                const engine::Option* option = state.pack->find(*question, toggle.option);
                if (option == nullptr) return {};
                const engine::Answer* before = state.answers.find(toggle.question);
                const auto* chosen = before == nullptr ? nullptr : std::get_if<engine::Chosen>(before);
                std::set<engine::OptionId> in;
                if (chosen != nullptr) in.insert(chosen->options.begin(), chosen->options.end());
                if (in.contains(toggle.option)) in.erase(toggle.option);
                else if (option->exclusive) in = {toggle.option};
                else {
                    for (const auto& other : question->options)
                        if (other.exclusive) in.erase(other.id);
                    in.insert(toggle.option);
                }
                engine::Chosen now;
                for (const auto& other : question->options)
                    if (in.contains(other.id)) now.options.push_back(other.id);
                if (now.options.empty()) return update(state, Withdraw{toggle.question});
                answer(state, toggle.question, std::move(now));
                return {save(state)};
            },
            [&](const Type& type) { return typed(state, type); },
            [&](const AskRange& ask) -> std::vector<Effect> {
                forget_drafts(state, ask.question);
                if (ask.range) state.ranges.insert(ask.question);
                else state.ranges.erase(ask.question);
                if (state.answers.find(ask.question) == nullptr) return {};
                remember(state);
                state.answers.withdraw(ask.question);
                reassess(state);
                return {save(state)};
            },
            [&](const Withdraw& withdraw) -> std::vector<Effect> {
                forget_drafts(state, withdraw.question);
                remember(state);
                state.answers.withdraw(withdraw.question);
                reassess(state);
                return {save(state)};
            },
            [&](const Speak& speak) -> std::vector<Effect> {
                if (speak.language == state.language) return {};
                if (state.words.contains(speak.language)) {
                    state.language = speak.language;
                    return {save(state)};
                }
                state.awaited_language = speak.language;
                return {FetchWords{speak.language}};
            },
            [&](const Show& show) -> std::vector<Effect> {
                state.view = show.view;
                return {save(state), ChangeView{show.view}};
            },
            [&](const Unfold& unfold) -> std::vector<Effect> {
                if (!state.unfolded.erase(unfold.part)) state.unfolded.insert(unfold.part);
                return {};
            },
            [&](const Filter& filter) -> std::vector<Effect> {
                state.filter = filter.horizon;
                return {};
            },
            [&](const StartOver& start) -> std::vector<Effect> {
                state.confirm_start_over = !start.sure;
                if (!start.sure) {
                    state.focus = "dialog/keep";
                    return {};
                }
                state.answers = {};
                state.unplaced.clear();
                state.drafts.clear();
                state.ranges.clear();
                state.gain_before.reset();
                state.duties_before.clear();
                state.answered_just_now = false;
                state.postponed.clear();
                state.first_plan_offered = false;
                forget_choices(state);
                state.replaced.reset();
                reassess(state);
                auto effects = go(state, {});
                state.focus = "title";
                state.announcement = state.texts()("say.forgotten");
                effects.push_back(Forget{});
                // How a person reads is no answer.
                if (state.display != Display{}) effects.push_back(save(state));
                return effects;
            },
            [&](const CloseDialog&) -> std::vector<Effect> {
                state.confirm_start_over = false;
                return {};
            },
            [&](const PrintPage&) -> std::vector<Effect> {
                // Paper has no folds.
                if (state.place.page == Page::recognised) state.unfolded.insert("recognised");
                return {Print{}};
            },
            [&](const DownloadChecklist&) -> std::vector<Effect> {
                return {Download{state.texts()("recognised_page.file"), "text/csv;charset=utf-8", checklist_csv(state)}};
            },
            [&](const Choose& made) -> std::vector<Effect> {
                if (!choose(state, made.choice)) return {};
                return {save(state)};
            },
            [&](const Adjust& adjust) -> std::vector<Effect> {
                const Display before = std::exchange(state.display, adjust.to);
                const bool size = before.text != adjust.to.text, motion = before.calm != adjust.to.calm;
                // Neither of these: it is about the colours, and ends what the address asked for.
                if (!size && !motion && !state.asked_colours && before == adjust.to) return {};
                if (!size && !motion) state.asked_colours.reset();
                state.announcement =
                    state.texts()(size             ? "display.say.text"
                                  : !motion        ? "display.say.colours." + std::string(name_of(adjust.to.colours))
                                  : adjust.to.calm ? "display.say.calm"
                                                   : "display.say.motion",
                                  {{"size", std::to_string(adjust.to.text)}});
                return {save(state), dress_of(state)};
            },
            [&](const DeviceAsks& device) -> std::vector<Effect> {
                if (std::exchange(state.device, device.now) == device.now) return {};
                return {dress_of(state)};
            },
            [&](const Share& link) { return share(state, link.deed); },
            [&](const Resize& size) -> std::vector<Effect> {
                state.width = size.width;
                state.text_size = size.text_size;
                return {};
            },
        },
        intent);
}

}  // namespace tk::present
