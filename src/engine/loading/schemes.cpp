#include "engine/loading/kinds.h"
#include "engine/suggest.h"

namespace tk::engine::loading {

namespace {

// The tracks of an audience; a pack that says nothing about audiences shows all to all.
PerTrack<bool> shown_to(const Loading& loading, const std::vector<std::string>& audience, Reader& reader) {
    PerTrack<bool> shown{{loading.pack.audiences.empty(), loading.pack.audiences.empty()}};
    if (loading.pack.audiences.empty()) return shown;
    std::vector<std::string_view> names;
    for (const auto& [name, tracks] : loading.pack.audiences) names.push_back(name);
    for (std::size_t i = 0; i < audience.size(); ++i) {
        const auto known = loading.pack.audiences.find(audience[i]);
        if (known == loading.pack.audiences.end()) {
            reader.complain("audience/" + std::to_string(i),
                            "pack.json knows no audience \"" + audience[i] + "\"" + suggestion(audience[i], names));
            continue;
        }
        for (const std::string& track : known->second) shown[track] = true;
    }
    return shown;
}

// A rule on a question of another track could never be settled.
void check_track(Loading& loading, Rule rule, std::string_view track, const Place& place) {
    if (std::ranges::none_of(loading.pack.questions, [&](const Question& one) { return one.track == track; })) return;
    for (const std::int32_t input : loading.pack.program.inputs_of(rule.root))
        if (const Question& one = loading.pack.questions[static_cast<std::size_t>(input)]; one.track != track) {
            loading.complain(place, "this counts in the track " + std::string(track) + " too, where nobody is asked " +
                                        one.id.value + "; write \"rules\" with one for each track");
            return;
        }
}

// Euros of at least 0 under the name; nothing when absent or wrong.
std::optional<double> euros(Reader& reader, std::string_view name) {
    if (reader.get(name) == nullptr) return std::nullopt;
    const double value = reader.number(name);
    if (value >= 0) return value;
    reader.complain(name, "this is in euros, 0 or more");
    return std::nullopt;
}

std::optional<SupportRule> read_support(Loading& loading, Reader& reader) {
    const json* found = reader.get("support");
    if (found == nullptr) return std::nullopt;
    Reader inner = reader.inside("support", *found);
    SupportRule support;
    const json* share = inner.get("share");
    if ((share != nullptr) == (inner.get("amount") != nullptr))
        inner.complain("", "support has a \"share\" of the investment or an \"amount\" in euros, one of the two");
    support.share = loading.amount(inner, "share", no_unit);
    if (share != nullptr && share->is_number() && (*share < 0.0 || *share > 1.0))
        inner.complain("share", "a share lies from 0 to 1; 40% is 0.4");
    support.amount = loading.amount(inner, "amount", euro);
    support.investment_from = euros(inner, "investment_from").value_or(0);
    support.least = euros(inner, "least").value_or(0);
    support.most = euros(inner, "most");
    if (support.most && *support.most < support.least) inner.complain("most", "\"most\" is less than \"least\"");
    inner.done();
    return support;
}

void read_scheme(Loading& loading, Reader& reader) {
    Scheme scheme;
    scheme.id = {reader.text("id")};
    scheme.kind = reader.text("kind", true);
    scheme.provider = reader.text("provider");
    scheme.level = reader.text("level");
    scheme.region = reader.text("region");
    scheme.url = reader.address("url");
    scheme.audience = reader.texts("audience");
    scheme.shown = shown_to(loading, scheme.audience, reader);
    scheme.background = !reader.flag("show", true);
    scheme.themes = ids_of<ThemeKind>(reader.texts("themes"));
    std::set<std::string> seen;
    reader.each("criteria", [&](Reader& inner) {
        Criterion criterion;
        criterion.id = {inner.text("id", true)};
        if (!seen.insert(criterion.id.value).second)
            inner.complain("id", "there are two criteria \"" + criterion.id.value + "\"");
        criterion.track = inner.one_of("track", {track_names.begin(), track_names.end()}, false);
        criterion.ask = inner.flag("ask");
        const std::string_view member = inner.get("rules") != nullptr ? "rules" : "rule";
        criterion.rules = loading.per_track(
            inner, member, [&](Reader& from, std::string_view name) { return loading.rule(from, name, Scope::answers); });
        if (!criterion.ask && inner.get(member) == nullptr) inner.complain("", "a criterion has a rule or is one to ask");
        for (const std::string_view track : track_names)
            if (scheme.shown[track] && (criterion.track.empty() || criterion.track == track))
                check_track(loading, criterion.rules[track], track, inner.at(member));
        inner.done();
        scheme.criteria.push_back(std::move(criterion));
    });
    if (const json* window = reader.need("window")) {
        Reader inner = reader.inside("window", *window);
        scheme.window.opens = inner.date("opens");
        scheme.window.closes = inner.date("closes");
        scheme.window.as_of = inner.date("as_of");
        scheme.window.list_changes = inner.date("list_changes_on");
        inner.date("next_deadline");
        inner.skip({"opens_time", "closes_time"});
        scheme.window.status =
            inner.one_of("status", {"open", "runs_until", "closed", "announced", "adopted", "permanent", "unknown"});
        scheme.window.ends_by =
            inner.one_of("ends_by", {"date", "budget", "budget_or_date", "list_change", "number", "none", "unknown"}, false);
        inner.done();
    }
    scheme.support = read_support(loading, reader);
    loading.references(reader, "sources", "source");
    reader.one_of("confidence", confidences, false);
    scheme.checked_on = reader.date("checked_on");
    reader.done();
    loading.pack.schemes.push_back(std::move(scheme));
}

}  // namespace

void read_schemes(Loading& loading) {
    loading.each("schemes", [&](Reader& reader) { read_scheme(loading, reader); });
}

}  // namespace tk::engine::loading
