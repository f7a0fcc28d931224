#include "present/address.h"

#include "share/link.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tk::present {

namespace {

// Pages of which there is one; the intake has one of each question, too.
constexpr std::array<std::pair<Page, std::string_view>, 19> pages{{{Page::first_plan, "first-plan"},
                                                                   {Page::review, "answers"},
                                                                   {Page::plan, "plan"},
                                                                   {Page::what_if, "what-if"},
                                                                   {Page::schemes, "schemes"},
                                                                   {Page::recognised, "recognised"},
                                                                   {Page::balance, "balance"},
                                                                   {Page::take_away, "take-away"},
                                                                   {Page::about, "about"},
                                                                   {Page::help, "help"},
                                                                   {Page::accessibility, "accessibility"},
                                                                   {Page::sources, "sources"},
                                                                   {Page::terms, "words"},
                                                                   {Page::programmes, "programmes"},
                                                                   {Page::display, "display"},
                                                                   {Page::dossiers, "dossiers"},
                                                                   {Page::companies, "companies"},
                                                                   {Page::intake, "intake"},
                                                                   {Page::share, "share"}}};
// Pages of one thing, before its id.
constexpr std::array<std::pair<Page, std::string_view>, 5> things{{{Page::question, "question/"},
                                                                   {Page::intake, "intake/"},
                                                                   {Page::measure, "step/"},
                                                                   {Page::scheme, "scheme/"},
                                                                   {Page::shared, "share/"}}};

bool exists(const State& state, Page page, const std::string& id) {
    const auto& assessment = state.assessment;
    if (page == Page::shared) return true;  // also what is no link: the page says what is wrong
    if (page == Page::question || page == Page::intake) return assessment.find(engine::QuestionId{id}) != nullptr;
    if (page == Page::scheme) return assessment.find(engine::SchemeId{id}) != nullptr;
    return assessment.find(engine::MeasureId{id}) != nullptr || assessment.find(engine::DutyId{id}) != nullptr;
}

}  // namespace

std::string fragment_of(const Place& place) {
    for (const auto& [page, name] : pages)
        if (page == place.page && place.id.empty()) return std::string(name);
    for (const auto& [page, prefix] : things)
        if (page == place.page) return std::string(prefix) + place.id;
    return "";
}

Place place_of(const State& state, std::string_view fragment) {
    for (const auto& [page, prefix] : things) {
        if (!fragment.starts_with(prefix)) continue;
        std::string id(fragment.substr(prefix.size(), share::longest_link + 1));
        if (exists(state, page, id)) return {page, std::move(id)};
    }
    const auto one = std::ranges::find(pages, fragment, &std::pair<Page, std::string_view>::second);
    if (one == pages.end() || (one->first == Page::recognised && state.pack->recognised.measures.empty())) return {};
    return {one->first, {}};
}

}  // namespace tk::present
