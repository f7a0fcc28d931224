#include "present/shelf.h"

#include "present/state.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <tuple>
#include <utility>

namespace tk::present {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 8> purpose_names{"open",   "go_on",  "duplicate", "archive",
                                                        "reopen", "remove", "save_file", "save_sealed"};

std::string text_in(const json& from, const char* name) {
    const auto found = from.find(name);
    return found != from.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

int count_in(const json& from, const char* name) {
    const auto found = from.find(name);
    return found != from.end() && found->is_number_unsigned()
               ? static_cast<int>(std::min(found->get<std::uint64_t>(), std::uint64_t{10'000}))
               : 0;
}

std::optional<Outcome> outcome_in(const json& from) {
    const auto found = from.find("outcome");
    if (found == from.end() || !found->is_object()) return {};
    const auto gain = found->find("gain");
    if (gain == found->end() || !gain->is_array() || gain->size() != 3) return {};
    for (const json& amount : *gain)
        if (!amount.is_number() || !(std::abs(amount.get<double>()) < 1e12)) return {};
    return Outcome{count_in(*found, "duties"),
                   {gain->at(0).get<double>(), gain->at(1).get<double>(), gain->at(2).get<double>()},
                   text_in(*found, "content")};
}

std::optional<Head> head_in(const json& from) {
    if (!from.is_object()) return {};
    Head head;
    head.id = text_in(from, "id");
    head.name = dossier::plain(text_in(from, "name"), dossier::longest_name, dossier::Lines::one);
    head.track = text_in(from, "track") == "terrain" ? "terrain" : "sme";
    head.status = text_in(from, "status") == "archived" ? dossier::Status::archived : dossier::Status::open;
    const auto created = engine::date_of(text_in(from, "created")), changed = engine::date_of(text_in(from, "changed"));
    if (!dossier::is_id(head.id) || !created || !changed) return {};
    head.created = *created;
    head.changed = *changed;
    head.answered = count_in(from, "answered");
    head.left = count_in(from, "left");
    head.follow_up = engine::date_of(text_in(from, "follow_up"));
    head.outcome = outcome_in(from);
    return head;
}

// Letters of a to z without regard to capitals, as Dutch names are typed.
std::string folded(std::string text) {
    for (char& letter : text)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return text;
}

}  // namespace

std::string_view name_of(Purpose purpose) { return purpose_names[static_cast<std::size_t>(purpose)]; }

std::optional<Purpose> purpose_named(std::string_view name) {
    const auto place = std::ranges::find(purpose_names, name);
    if (place == purpose_names.end()) return {};
    return static_cast<Purpose>(place - purpose_names.begin());
}

std::string head_json(const Head& head) {
    json made{{"id", head.id},
              {"name", head.name},
              {"track", head.track},
              {"status", head.status == dossier::Status::archived ? "archived" : "open"},
              {"created", engine::text_of(head.created)},
              {"changed", engine::text_of(head.changed)},
              {"answered", head.answered},
              {"left", head.left}};
    if (const auto& outcome = head.outcome)
        made["outcome"] = {{"duties", outcome->duties},
                           {"gain", {outcome->gain.p10, outcome->gain.p50, outcome->gain.p90}},
                           {"content", outcome->content}};
    if (head.follow_up) made["follow_up"] = engine::text_of(*head.follow_up);
    return made.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::vector<Head> heads_of(std::string_view text) {
    std::vector<Head> heads;
    const json list = json::parse(text, nullptr, false);
    if (!list.is_array()) return heads;
    for (const json& one : list)
        if (auto head = head_in(one)) heads.push_back(std::move(*head));
    std::ranges::sort(heads, [](const Head& a, const Head& b) {
        return std::tie(b.changed, a.name, a.id) < std::tie(a.changed, b.name, b.id);
    });
    return heads;
}

std::vector<Head> shown_heads(const State& state) {
    std::vector<Head> shown;
    const std::string wanted = folded(state.shelf.search);
    for (const Head& head : state.shelf.heads)
        if ((state.shelf.archive || head.status == dossier::Status::open) &&
            (wanted.empty() || folded(head.name).contains(wanted)))
            shown.push_back(head);
    if (state.shelf.by_name)
        std::ranges::stable_sort(shown, [](const Head& a, const Head& b) {
            return std::pair(a.name.empty(), folded(a.name)) < std::pair(b.name.empty(), folded(b.name));
        });
    return shown;
}

}  // namespace tk::present
