#include "present/export/agenda.h"

#include "engine/rank.h"
#include "present/export/step_facts.h"
#include "present/screens/parts.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace tk::present {

namespace {

using engine::Date;

// A month and a week before a day on which something has to be ready.
const std::vector<int> well_before{30, 7};

// Each has its reason from the content; words that are missing stay away.
void add_line(std::string& text, const std::string& line) {
    if (!line.empty()) text += (text.empty() ? "" : "\n") + line;
}

class Agenda {
public:
    Agenda(const State& state, const OfDossier& dossier) : state_(state), texts_(state.texts()), dossier_(dossier) {}

    Calendar whole() {
        for (const auto& step : state_.assessment.plan.steps)
            if (!step.duty.empty()) add_duty(step);
        for (const auto& scheme : state_.assessment.schemes) add_scheme(scheme);
        add_look_again();
        for (const FollowUp& one : dossier_.follow_ups)
            calendar_.events.push_back({uid("follow-up." + one.id), one.date, one.text, {}, {}, {0}});
        std::ranges::stable_sort(calendar_.events, {}, &CalendarEvent::day);
        calendar_.made_by = "-//Terreinkompas//Terreinkompas " + state_.assessment.receipt.engine + "//" +
                            (state_.language == "nl" ? "NL" : "EN");
        calendar_.made = state_.date;
        calendar_.revision = revision();
        return std::move(calendar_);
    }

private:
    const State& state_;
    const Texts& texts_;
    const OfDossier& dossier_;
    Calendar calendar_{};
    std::vector<const engine::Scheme*> undated_{};  // schemes to look at again of which the content has no day

    std::string uid(const std::string& what) const {
        return what + "@" + (dossier_.id.empty() ? "" : dossier_.id + ".") + state_.pack->id + ".terreinkompas";
    }

    // Grows with the content: days from the first of 2020 to the last check.
    int revision() const {
        const auto days = [](const std::optional<Date>& date) {
            constexpr std::chrono::sys_days begin = Date{std::chrono::year{2020}, std::chrono::January, std::chrono::day{1}};
            return date ? static_cast<int>((std::chrono::sys_days(*date) - begin).count()) : 0;
        };
        return std::max(days(state_.pack->checked_on), days(state_.pack->overlay.checked_on));
    }

    std::string made() const { return texts_("agenda.made", {{"date", date_text(texts_, state_.date)}}); }

    Date evidence_until(Date since) const {
        return std::chrono::sys_days(since) +
               std::chrono::days(static_cast<int>(std::lround(state_.pack->ranking->evidence_days)));
    }

    void add_duty(const engine::Step& step) {
        const std::string& id = step.duty.value;
        const DutyDate date = date_of_duty(state_, step.duty);
        if (!date.day || *date.day < state_.date) return;
        const bool must = step.group == engine::Group::must;
        const bool sure = must || date.phase->status == engine::PhaseStatus::adopted;
        const auto* held = state_.assessment.find(step.duty);
        std::string text = texts_("duty." + id + ".what");
        for (const auto& because : because_texts(state_, held->because)) add_line(text, because);
        if (must && !held->fulfilled_by.empty())
            add_line(
                text,
                texts_("plan.by", {{"measure", texts_("measure." + held->fulfilled_by.front().value + ".name")}}) + ".");
        if (!date.article.empty()) add_line(text, texts_("dates.law", {{"article", date.article}}));
        add_line(text, made());
        calendar_.events.push_back({uid("duty." + id),
                                    *date.day,
                                    texts_(must   ? "agenda.deadline"
                                           : sure ? "agenda.starts"
                                                  : "agenda.expected",
                                           {{"name", texts_("duty." + id + ".name")}}),
                                    std::move(text),
                                    {},
                                    must ? well_before : std::vector<int>{30}});
    }

    // A scheme that may help with a step: the next day that the content knows of its window, else the day on which the
    // evidence for the window gets old.
    void add_scheme(const engine::SchemeState& scheme) {
        if (scheme.fits == engine::Truth::no || scheme.for_measures.empty() || scheme.window == engine::WindowState::ended)
            return;
        const engine::Scheme* content = state_.pack->find(scheme.scheme);
        const engine::Window& window = content->window;
        std::optional<Date> day;
        const char* what = "";
        if (window.as_of)
            for (const auto& [when, name] :
                 {std::pair{window.opens, "agenda.opens"}, std::pair{window.closes, "agenda.closes"},
                  std::pair{window.list_changes, "agenda.changes"}})
                if (when && *when >= state_.date && (!day || *when < *day)) day = when, what = name;
        if (!day && window.as_of)
            if (const Date old = evidence_until(*window.as_of); old >= state_.date) day = old, what = "agenda.old";
        if (!day) {
            undated_.push_back(content);
            return;
        }
        const std::string& id = scheme.scheme.value;
        std::string text = texts_("scheme." + id + ".window");
        add_line(text, texts_("dates.as_of", {{"date", date_text(texts_, *window.as_of)}}));
        add_line(text, texts_(scheme.fits == engine::Truth::yes ? "agenda.fits" : "agenda.fits_maybe"));
        add_line(text, checked_text(state_, scheme.scheme));
        add_line(text, made());
        const bool closes = window.closes == day;
        calendar_.events.push_back({uid("scheme." + id), *day, texts_(what, {{"name", texts_("scheme." + id + ".name")}}),
                                    std::move(text), content->url, closes ? well_before : std::vector<int>{0}});
    }

    // One day for all of these: a day each would fill the calendar with the same day.
    void add_look_again() {
        std::optional<Date> checked;
        std::string text = texts_("agenda.again_what");
        for (const auto* scheme : undated_) {
            if (scheme->checked_on && (!checked || *scheme->checked_on < *checked)) checked = scheme->checked_on;
            const std::string name = texts_("scheme." + scheme->id.value + ".name");
            add_line(text, scheme->url.empty() ? name : texts_("agenda.again_one", {{"name", name}, {"url", scheme->url}}));
        }
        if (!checked) return;
        const Date day = evidence_until(*checked);
        if (day < state_.date) return;
        add_line(text, made());
        calendar_.events.push_back({uid("schemes"), day, texts_("agenda.again"), std::move(text), {}, {0}});
    }
};

}  // namespace

OfDossier calendar_of(const State& state) {
    OfDossier made{state.dossier.id, {}};
    for (const auto& one : state.dossier.follow_ups) made.follow_ups.push_back({one.id, one.date, one.text});
    return made;
}

Calendar agenda_of(const State& state, const OfDossier& dossier) { return Agenda(state, dossier).whole(); }

}  // namespace tk::present
