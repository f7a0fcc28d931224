// The companies of a business park together. Names and files are shown by the page, never painted; of a group that is too
// small there is no number.
#include "present/screens/companies.h"

#include <algorithm>

namespace tk::present {

namespace {

using dossier::Aggregate;
using dossier::Member;
using dossier::Standing;

constexpr std::size_t members_shown = 5;

}  // namespace

void add_companies_list(const State& state, Block& card, const std::string& label, std::vector<Block> items,
                        std::size_t shown) {
    const Texts& texts = state.texts();
    const std::string key = card.key;
    const bool all = state.unfolded.contains(key);
    const std::size_t count = items.size();
    if (!all && count > shown) items.resize(shown);
    Block list = block(key + "/list", Role::list, Look::stack, label);
    list.children = std::move(items);
    card.children.push_back(std::move(list));
    if (count <= shown) return;
    Block button = action(key + "/all", Role::button, Look::secondary,
                          texts(all ? "companies.fewer" : "companies.all", {{"count", std::to_string(count)}}), Unfold{key},
                          {}, all ? "chevron-up" : "chevron-down");
    button.unfolded = all;
    card.children.push_back(std::move(button));
}

namespace {

std::string why_not(const Texts& texts, const Park& park, const Member& member) {
    switch (member.standing) {
        case Standing::counted: return {};
        case Standing::terrain: return texts("companies.standing.terrain");
        case Standing::same_id: return texts("companies.standing.same_id");
        case Standing::left_out: return texts("companies.standing.left_out");
        case Standing::too_many: return texts("companies.standing.too_many");
        case Standing::unusable: break;
    }
    const auto refused = park.refused.find(member.file);
    if (refused != park.refused.end()) return texts(refused->second);
    const auto company = std::ranges::find(park.companies, member.file, &dossier::Company::file);
    return texts(company == park.companies.end() ? "dossiers.refused.damaged"
                                                 : why_refused(company->loaded).value_or("dossiers.refused.damaged"));
}

Block member_row(const State& state, const Park& park, const Member& member, std::size_t at) {
    const Texts& texts = state.texts();
    const std::string key = "companies/members/" + std::to_string(at);
    Block name = words(key + "/name", Look::body_strong, member.name.empty() ? member.file : member.name);
    name.personal = true;
    Block row = box(key, Look::tight, {std::move(name)}, Role::item);
    if (auto why = why_not(texts, park, member); !why.empty())
        row.children.push_back(with_icon(words(key + "/why", Look::icon_line, std::move(why)),
                                         member.standing == Standing::unusable ? "triangle-alert" : "info"));
    if (member.standing == Standing::counted || member.standing == Standing::left_out) {
        Block counts = action(key + "/counts", Role::checkbox, Look::toggle, texts("companies.counts"),
                              Gather{GatherDeed::count, member.file});
        counts.chosen = member.standing == Standing::counted;
        row.children.push_back(std::move(counts));
    }
    return row;
}

Block members_card(const State& state, const Park& park) {
    const Texts& texts = state.texts();
    Block card = box("companies/members", Look::card,
                     {heading("companies/members/title", 2, Look::h2, texts("companies.members.title")),
                      words("companies/counted", Look::body_strong,
                            texts("companies.counted", {{"count", std::to_string(park.together->counted)},
                                                        {"all", std::to_string(park.companies.size())}}))});
    // Who asks for attention first.
    std::vector<const Member*> order;
    for (const Member& member : park.together->members) order.push_back(&member);
    std::ranges::stable_sort(order, {}, [](const Member* one) {
        return one->standing == Standing::unusable ? 0 : one->standing == Standing::counted ? 2 : 1;
    });
    std::vector<Block> rows;
    for (std::size_t at = 0; at < order.size(); ++at) rows.push_back(member_row(state, park, *order[at], at));
    add_companies_list(state, card, texts("companies.members.title"), std::move(rows), members_shown);
    return card;
}

std::optional<Block> doubts_card(const State& state, const Aggregate& together) {
    if (together.doubts.empty() && together.contradictions.empty()) return {};
    const Texts& texts = state.texts();
    Block card =
        box("companies/doubts", Look::card,
            {with_icon(heading("companies/doubts/title", 2, Look::h2, texts("companies.doubts.title")), "circle-help")});
    std::vector<Block> items;
    const auto add = [&](const std::string& files, std::string sentence) {
        const std::string key = "companies/doubts/" + std::to_string(items.size());
        Block names = words(key + "/files", Look::body_strong, files);
        names.personal = true;
        items.push_back(
            box(key, Look::tight, {std::move(names), words(key + "/what", Look::body, std::move(sentence))}, Role::item));
    };
    for (const auto& doubt : together.doubts) {
        std::string files;
        for (const auto& file : doubt.files) files += (files.empty() ? "" : ", ") + file;
        add(files, texts(doubt.likeness == dossier::Likeness::same_id        ? "companies.doubts.same_id"
                         : doubt.likeness == dossier::Likeness::same_answers ? "companies.doubts.same_answers"
                                                                             : "companies.doubts.same_name"));
    }
    for (const auto& one : together.contradictions) add(one.file, texts("check." + one.check));
    add_companies_list(state, card, texts("companies.doubts.title"), std::move(items));
    return card;
}

Block head_of_page(const State& state) {
    const Texts& texts = state.texts();
    Block actions = box("companies/actions", Look::wrap_line,
                        {action("companies/pick", Role::button, Look::primary, texts("companies.pick"),
                                Gather{GatherDeed::pick, {}}, "file-up")});
    const auto is_company = [](const Head& head) { return head.track == "sme" && head.status == dossier::Status::open; };
    if (std::ranges::any_of(state.shelf.heads, is_company))
        actions.children.push_back(action("companies/shelf", Role::button, Look::secondary, texts("companies.shelf"),
                                          Gather{GatherDeed::from_shelf, {}}, "folder-open"));
    if (const auto& park = state.shelf.park; park != nullptr && park->together) {
        if (park->together->totals)
            actions.children.push_back(action("companies/save", Role::button, Look::secondary, texts("companies.save"),
                                              Gather{GatherDeed::save, {}}, "file-text"));
        actions.children.push_back(action("companies/forget", Role::button, Look::text_button, texts("companies.forget"),
                                          Gather{GatherDeed::forget, {}}, "trash-2"));
    }
    return box("companies/head", Look::tight,
               {heading("title", 1, Look::h1, texts("companies.title")),
                words("companies/lead", Look::lead, texts("companies.lead")),
                words("companies/memory", Look::small_soft, texts("companies.memory")), std::move(actions)});
}

}  // namespace

std::vector<Block> companies_page(const State& state) {
    const Texts& texts = state.texts();
    Block main = box("main", Look::stack, {head_of_page(state)}, Role::main);
    if (state.shelf.park == nullptr) return {std::move(main)};
    const Park& park = *state.shelf.park;
    const auto add = [&](std::optional<Block> card) {
        if (card) main.children.push_back(std::move(*card));
    };
    if (!park.together) {
        add(box("companies/coming", Look::card_soft,
                {words("companies/coming/what", Look::body,
                       texts("companies.coming", {{"done", std::to_string(park.done)}, {"all", std::to_string(park.all)}})),
                 box("companies/coming/actions", Look::wrap_line,
                     {action("companies/stop", Role::button, Look::secondary, texts("companies.stop"),
                             Gather{GatherDeed::stop, {}}, "x")})}));
        return {std::move(main)};
    }
    const Aggregate& together = *park.together;
    if (together.totals)
        add(box("companies/top", Look::plan_top,
                {companies_totals(state, *together.totals, together.counted), members_card(state, park)}));
    else {
        if (together.counted > 0)
            add(box("companies/few", Look::card_soft,
                    {with_icon(words("companies/few/what", Look::icon_line, texts("companies.few")), "lock")}));
        add(members_card(state, park));
    }
    add(doubts_card(state, together));
    if (!together.totals) return {std::move(main)};
    add(companies_measures(state, together));
    add(companies_duties(state, together));
    add(companies_collective(state, together));
    add(companies_estimates(state, together));
    add(companies_schemes(state, together));
    add(companies_answers(state, together));
    return {std::move(main)};
}

}  // namespace tk::present
