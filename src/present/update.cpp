#include "present/update.h"

#include "present/checklist.h"
#include "present/delivering.h"
#include "present/export/take_away.h"
#include "present/format.h"
#include "present/intake.h"
#include "present/keeping.h"
#include "present/kiosk_codes.h"
#include "present/report/report.h"
#include "present/sharing.h"
#include "present/steps_shown.h"
#include "present/typing.h"

#include <algorithm>
#include <utility>

namespace tk::present {

namespace {

using engine::QuestionId;

template <class... Cases>
struct overloaded : Cases... {
    using Cases::operator()...;
};

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

// On the page of all questions the one that is being answered is the one in view: its line stays while it is emptied.
void stay_at(State& state, const QuestionId& question) {
    if (state.place.page == Page::intake) state.place.id = question.value;
}

void answer(State& state, const QuestionId& question, engine::Answer answer) {
    remember(state);
    state.answers.set(question, std::move(answer));
    state.postponed.erase(question);
    stay_at(state, question);
    reassess(state);
    state.answered_just_now = true;
    announce_change(state);
}

bool is_information(Page page) {
    return page == Page::about || page == Page::help || page == Page::accessibility || page == Page::sources ||
           page == Page::display;
}

std::vector<Effect> go(State& state, const Place& place, bool replace = false) {
    state.shelf.question_search.clear();
    if (state.place == place) {
        if (place.page == Page::intake) state.focus = intake_focus(state, place);
        return {};
    }
    if (is_information(place.page) && !is_information(state.place.page)) state.came_from = state.place;
    state.place = place;
    state.answered_just_now = false;
    state.told.reset();
    for (auto& [field, draft] : state.drafts) draft.waits = false;  // who comes back sees what was wrong
    if (state.budget_draft) state.budget_draft->waits = false;
    state.copied.reset();
    state.unfolded.erase("menu");
    state.focus = place.page == Page::intake ? intake_focus(state, place) : "title";
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

// Between the last key question and the first of the others; in a kiosk also when one of them was gone past.
bool offers_first_plan(const State& state, const QuestionId& next) {
    const auto* here = state.pack->find(QuestionId{state.place.id});
    return !state.first_plan_offered && (state.questionnaire.first_plan || state.kiosk) && here != nullptr && here->key &&
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
    const Texts& texts = state.texts();
    // Of the two numbers of a stored answer the other one stays.
    if (type.field != Field::value) state.ranges.insert(type.question);
    if (const auto* answered = state.answers.find(type.question); answered != nullptr && type.field != Field::value)
        if (const auto* between = std::get_if<engine::Between>(answered)) {
            state.drafts.try_emplace({type.question, Field::low}, Draft{number_text(texts, between->low, 2)});
            state.drafts.try_emplace({type.question, Field::high}, Draft{number_text(texts, between->high, 2)});
        }
    state.drafts[{type.question, type.field}].text = type.text;
    std::string to_say;
    const auto judged = [&](Field field, const Reading& reading, double low) {
        const auto place = state.drafts.find({type.question, field});
        if (place == state.drafts.end()) return;
        // The other field is not being typed in.
        const bool may_still = field == type.field && may_become(texts, place->second.text, low, question->max);
        if (judge(place->second, reading.error, may_still)) to_say = reading.error;
    };
    if (type.field == Field::value) {
        if (is_blank(type.text)) return update(state, Withdraw{type.question});
        const Reading reading = reading_of(state, *question, Field::value);
        judged(Field::value, reading, question->min);
        if (reading.number) {
            answer(state, type.question, engine::Number{*reading.number});
            return {save(state)};
        }
    } else {
        const Reading low = reading_of(state, *question, Field::low);
        Reading high = reading_of(state, *question, Field::high);
        const bool both = low.number && high.number;
        if (both && *low.number > *high.number) high.error = "error.high_below_low";
        judged(Field::low, low, question->min);
        judged(Field::high, high, low.number.value_or(question->min));
        if (both && high.error.empty()) {
            answer(state, type.question, engine::Between{*low.number, *high.number});
            return {save(state)};
        }
    }
    std::vector<Effect> effects;
    if (type.field != Field::value && state.answers.find(type.question) != nullptr) {
        remember(state);
        state.answers.withdraw(type.question);
        reassess(state);
        effects.push_back(save(state));
    }
    if (!to_say.empty()) {
        state.announcement = error_words(state, type.question, to_say);
        state.urgent = true;
    }
    return effects;
}

std::vector<Effect> carry_out(State&, const Intent&);

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
    return {save_settings(state)};
}

std::vector<Effect> update(State& state, const Intent& wanted) {
    if (!state.kiosk) return carry_out(state, wanted);
    const auto intent = allowed_in_kiosk(*state.kiosk, wanted);
    if (!intent) return {};
    auto effects = carry_out(state, *intent);
    close_codes(state, *intent);
    leave_allowed(*state.kiosk, effects);
    return effects;
}

namespace {

std::vector<Effect> carry_out(State& state, const Intent& intent) {
    state.focus.clear();
    state.announcement.clear();
    state.urgent = false;
    return std::visit(
        overloaded{
            [&](const GoTo& to) { return go(state, to.place); },
            [&](const Begin& begin) -> std::vector<Effect> {
                if (begin.track != state.track) {
                    // What was answered for the one is not lost: it has a dossier of its own.
                    const auto& heads = state.shelf.heads;
                    const auto other = std::ranges::find_if(heads, [&](const Head& head) {
                        return head.track == begin.track && head.status == dossier::Status::open;
                    });
                    if (other != heads.end()) return shelve(state, OpenDossier{other->id, true});
                    take(state, {.track = begin.track, .created = state.date, .changed = state.date});
                }
                return update(state, Continue{});
            },
            [&](const Continue& on) -> std::vector<Effect> {
                if (state.place.page == Page::question && !on.later && stays_for(state, {state.place.id})) return {};
                const QuestionId next =
                    state.place.page == Page::question ? next_after(state, {state.place.id}) : next_open(state);
                const bool result = state.kiosk && state.place.page == Page::question;
                if (next.empty()) return go(state, {result ? Page::first_plan : Page::plan, {}});
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
                stay_at(state, withdraw.question);
                remember(state);
                state.answers.withdraw(withdraw.question);
                reassess(state);
                return {save(state)};
            },
            [&](const Speak& speak) -> std::vector<Effect> {
                if (speak.language == state.language) return {};
                if (state.words.contains(speak.language)) {
                    state.language = speak.language;
                    return {save_settings(state)};
                }
                state.awaited_language = speak.language;
                return {FetchWords{speak.language}};
            },
            [&](const Show& show) -> std::vector<Effect> {
                state.view = show.view;
                return {save_settings(state), ChangeView{show.view}};
            },
            [&](const Unfold& unfold) -> std::vector<Effect> {
                if (!state.unfolded.erase(unfold.part)) {
                    state.unfolded.insert(unfold.part);
                    if (unfold.part.starts_with("note/")) state.focus = unfold.part + "/said";  // who opens it writes
                }
                return {};
            },
            [&](const Filter& filter) { return show_steps(state, filter); },
            [&](const Sort& sort) { return sort_steps(state, sort.by); },
            [&](const StartOver& start) -> std::vector<Effect> {
                state.confirm_start_over = !start.sure;
                if (!start.sure) {
                    state.focus = "dialog/keep";
                    return {};
                }
                const std::string id = state.dossier.id;
                take(state, {.track = state.track, .created = state.date, .changed = state.date});
                auto effects = go(state, {});
                state.focus = "title";
                state.announcement = state.texts()("say.forgotten");
                if (!id.empty()) effects.push_back(Remove{id});
                return effects;
            },
            [&](const CloseDialog&) -> std::vector<Effect> {
                state.confirm_start_over = false;
                return {};
            },
            [](const Finish&) -> std::vector<Effect> { return {Wipe{}}; },
            [&](const PrintPage&) -> std::vector<Effect> {
                // Paper has no folds.
                if (state.place.page == Page::recognised) state.unfolded.insert("recognised");
                // What goes on paper is the plan, not the page that offers it.
                std::vector<Effect> effects;
                if (state.place.page == Page::take_away) {
                    state.unfolded.insert({"chances", "schemes"});
                    effects = go(state, {Page::plan, {}});
                }
                effects.push_back(Print{});
                return effects;
            },
            [&](const DownloadChecklist&) -> std::vector<Effect> {
                return {Download{state.texts()("recognised_page.file"), "text/csv;charset=utf-8", checklist_csv(state)}};
            },
            [&](const TakeAway& take) -> std::vector<Effect> {
                auto file = file_of(state, take.kind, calendar_of(state));
                if (!file) return {};
                state.announcement = state.texts()("take_away.made", {{"name", file->name}});
                return {std::move(*file)};
            },
            [&](const MakeReport& report) -> std::vector<Effect> {
                std::string name = report_file(state, report.form), html = report_html(state, report.form, cover_of(state));
                state.announcement = state.texts()(report.as_file ? "report.saved" : "report.opened");
                if (report.as_file) return {Download{std::move(name), "text/html;charset=utf-8", std::move(html)}};
                return {OpenDocument{std::move(name), std::move(html)}};
            },
            [&](const Choose& made) -> std::vector<Effect> {
                if (!choose(state, made.choice)) return {};
                return {save(state)};
            },
            [&](const Gather& deed) { return gather(state, deed); },
            [&](const Keep& keep) -> std::vector<Effect> { return shelve(state, keep.what); },
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
                return {save_settings(state), dress_of(state)};
            },
            [&](const DeviceAsks& device) -> std::vector<Effect> {
                if (std::exchange(state.device, device.now) == device.now) return {};
                return {dress_of(state)};
            },
            [&](const Share& link) { return share(state, link.deed); },
            [&](const Deliver& deliver_it) { return deliver(state, deliver_it.deed); },
            [&](const Resize& size) -> std::vector<Effect> {
                state.width = size.width;
                state.text_size = size.text_size;
                state.start_text = size.start_text;
                return {};
            },
        },
        intent);
}

}  // namespace

}  // namespace tk::present
