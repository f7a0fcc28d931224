#include "dossier/since.h"

#include "dossier/spelling.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tk::dossier {

namespace {

using engine::Truth;
using engine::WindowState;
using nlohmann::ordered_json;

constexpr std::array<std::string_view, 7> duty_news{"came", "in_force", "coming", "put_off", "ended", "may_come", "open"};
constexpr std::array<std::string_view, 7> scheme_news{"came", "opened", "closing", "ended", "fits", "may_fit", "no_fit"};

template <class List, class Id>
bool has(const List& list, const Id& id) {
    return std::ranges::find(list, id) != list.end();
}

// Nothing: not worth telling.
std::optional<DutyNews> news_of(DutyFate before, DutyFate after) {
    if (before == after) return std::nullopt;
    const bool held = before == DutyFate::must || before == DutyFate::will;
    switch (after) {
        case DutyFate::must: return before == DutyFate::will ? DutyNews::in_force : DutyNews::came;
        case DutyFate::will: return before == DutyFate::must ? DutyNews::put_off : DutyNews::coming;
        case DutyFate::unknown: return held ? DutyNews::open : DutyNews::may_come;
        case DutyFate::no: break;
    }
    return held ? std::optional(DutyNews::ended) : std::nullopt;
}

void duties_since(const engine::ContentPack& pack, const Seen& seen, const engine::Assessment& assessment, Since& out) {
    for (const auto& now : assessment.duties) {
        const auto then = seen.duties.find(now.duty);
        const bool known = then != seen.duties.end();
        const DutyFate before = known ? then->second : DutyFate::no, after = fate_of(now);
        if (const auto news = news_of(before, after)) out.duties.push_back({now.duty, *news, before, after, known, true});
    }
    for (const auto& [duty, before] : seen.duties)
        if (pack.find(duty) == nullptr && (before == DutyFate::must || before == DutyFate::will))
            out.duties.push_back({duty, DutyNews::ended, before, DutyFate::no, true, false});
}

bool is_open(WindowState window) { return window == WindowState::runs || window == WindowState::ends_soon; }

void scheme_since(const engine::SchemeState& now, const SeenScheme& before, Since& out) {
    const SeenScheme after{now.fits, now.window};
    const auto tell = [&](SchemeNews news) { out.schemes.push_back({now.scheme, news, before, after}); };
    if (after.window == WindowState::ended) {
        if (before.window != WindowState::ended && before.fits != Truth::no) tell(SchemeNews::ended);
        return;
    }
    if (after.fits != Truth::no) {
        if (is_open(after.window) && !is_open(before.window) && before.window != WindowState::uncertain)
            tell(SchemeNews::opened);
        else if (after.window == WindowState::ends_soon && before.window != WindowState::ends_soon)
            tell(SchemeNews::closing);
    }
    if (before.fits != after.fits)
        tell(after.fits == Truth::yes       ? SchemeNews::fits
             : after.fits == Truth::unknown ? SchemeNews::may_fit
                                            : SchemeNews::no_fit);
}

void schemes_since(const engine::ContentPack& pack, const Seen& seen, const engine::Assessment& assessment, Since& out) {
    for (const auto& now : assessment.schemes) {
        if (const auto then = seen.schemes.find(now.scheme); then != seen.schemes.end())
            scheme_since(now, then->second, out);
        else if (now.fits != Truth::no && now.window != WindowState::ended)
            out.schemes.push_back({now.scheme, SchemeNews::came, {}, {now.fits, now.window}, false, true});
    }
    for (const auto& [scheme, before] : seen.schemes)
        if (pack.find(scheme) == nullptr && before.fits != Truth::no && before.window != WindowState::ended)
            out.schemes.push_back({scheme, SchemeNews::ended, before, {Truth::no, WindowState::ended}, true, false});
}

void steps_since(const Seen& seen, const engine::Assessment& assessment, Since& out) {
    std::vector<engine::MeasureId> steps;
    for (const auto& step : assessment.plan.steps)
        if (!step.measure.empty()) steps.push_back(step.measure);
    for (const auto& step : steps)
        if (!has(seen.steps, step)) out.steps_came.push_back(step);
    for (const auto& step : seen.steps) {
        if (has(steps, step)) continue;
        const auto* measure = assessment.find(step);
        (measure != nullptr && measure->done ? out.steps_done : out.steps_went).push_back(step);
    }
}

void questions_since(const Seen& seen, const engine::Assessment& assessment, Since& out) {
    for (const auto& now : assessment.questions)
        if (now.asked != Truth::no && !now.answered && !has(seen.asked, now.question))
            out.questions_came.push_back(now.question);
    for (const auto& then : seen.asked) {
        const auto* now = assessment.find(then);
        if (now == nullptr || now->asked == Truth::no) out.questions_went.push_back(then);
    }
}

template <class Id>
ordered_json written(const std::vector<Id>& ids) {
    ordered_json made = ordered_json::array();
    for (const Id& id : ids) made.push_back(id.value);
    return made;
}

}  // namespace

bool Since::empty() const {
    return duties.empty() && steps_came.empty() && steps_went.empty() && steps_done.empty() && schemes.empty() &&
           questions_came.empty() && questions_went.empty() && moved.empty() && unplaced.empty();
}

Since since(const engine::ContentPack& pack, const LoadedDossier& loaded, const engine::Assessment& assessment,
            engine::Date now) {
    Since out{.then = now, .now = now, .version_then = pack.version, .version_now = pack.version};
    out.moved = loaded.moved;
    out.unplaced = loaded.unplaced;
    if (!loaded.dossier || !loaded.dossier->seen) return out;
    const Seen& seen = *loaded.dossier->seen;
    out.then = seen.date;
    out.version_then = seen.pack_version;
    out.other_content = seen.pack != pack.id || seen.pack_hash != pack.hash;
    duties_since(pack, seen, assessment, out);
    steps_since(seen, assessment, out);
    schemes_since(pack, seen, assessment, out);
    questions_since(seen, assessment, out);
    return out;
}

std::string since_json(const Since& since) {
    ordered_json duties = ordered_json::array(), schemes = ordered_json::array(), moved = ordered_json::array();
    for (const auto& one : since.duties)
        duties.push_back({{"duty", one.duty.value},
                          {"news", spelled(duty_news, one.news)},
                          {"before", spelled(fate_names, one.before)},
                          {"after", spelled(fate_names, one.after)},
                          {"known_then", one.known_then},
                          {"known_now", one.known_now}});
    for (const auto& one : since.schemes)
        schemes.push_back({{"scheme", one.scheme.value},
                           {"news", spelled(scheme_news, one.news)},
                           {"fits_before", spelled(truth_names, one.before.fits)},
                           {"fits_after", spelled(truth_names, one.after.fits)},
                           {"window_before", spelled(window_names, one.before.window)},
                           {"window_after", spelled(window_names, one.after.window)},
                           {"known_then", one.known_then},
                           {"known_now", one.known_now}});
    for (const auto& one : since.moved) moved.push_back({{"from", one.from.value}, {"to", one.to.value}});
    const ordered_json root{{"then", engine::text_of(since.then)},
                            {"now", engine::text_of(since.now)},
                            {"other_content", since.other_content},
                            {"version_then", since.version_then},
                            {"version_now", since.version_now},
                            {"duties", std::move(duties)},
                            {"steps_came", written(since.steps_came)},
                            {"steps_went", written(since.steps_went)},
                            {"steps_done", written(since.steps_done)},
                            {"schemes", std::move(schemes)},
                            {"questions_came", written(since.questions_came)},
                            {"questions_went", written(since.questions_went)},
                            {"moved", std::move(moved)},
                            {"unplaced", written(since.unplaced)}};
    return root.dump(2, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace tk::dossier
