// Every source of the content, by the website where it stands.
#include "present/screens/information.h"

#include <algorithm>
#include <map>
#include <set>

namespace tk::present {

namespace {

constexpr std::size_t fewest_of_a_site = 3;  // with fewer a website has no heading of its own

// "rvo.nl" of "https://www.rvo.nl/eia?x"; empty without an address.
std::string site_of(std::string_view url) {
    const auto scheme = url.find("://");
    if (scheme == url.npos) return {};
    url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#:"));
    if (url.starts_with("www.")) url.remove_prefix(4);
    return std::string(url);
}

// "zoek.example.nl" goes with "example.nl" when that is there, too.
std::string widest_of(const std::string& site, const std::set<std::string>& sites) {
    for (auto dot = site.rfind('.'); dot != site.npos && dot != 0; dot = site.rfind('.', dot - 1)) {
        const auto after = site.substr(dot + 1);
        if (sites.contains(after)) return after;
    }
    return site;
}

struct Site {
    std::string name{};
    std::vector<const engine::Source*> sources{};
};

// Those with most sources first, then by name; what has no address stands under an empty name.
std::vector<Site> sites_of(const std::vector<engine::Source>& sources) {
    std::set<std::string> names;
    for (const auto& source : sources) names.insert(site_of(source.url));
    std::map<std::string, std::vector<const engine::Source*>> found;
    for (const auto& source : sources) found[widest_of(site_of(source.url), names)].push_back(&source);
    std::vector<Site> sites;
    for (auto& [name, list] : found) sites.push_back({name, std::move(list)});
    std::ranges::stable_sort(sites, std::ranges::greater{}, [](const Site& site) { return site.sources.size(); });
    return sites;
}

Block source_item(const State& state, const engine::Source& source, const std::string& site) {
    const Texts& texts = state.texts();
    const std::string key = "source/" + source.id.value;
    Block title = words(key + "/title", Look::body_strong, source.title);
    if (!source.url.empty()) {
        title.role = Role::link;
        title.look = Look::text_link;
        title.href = source.url;
        title.icon_after = "external-link";
    }
    // Authors write titles as they found them, and in Dutch otherwise.
    if (state.language != "nl") title.lang = "nl";
    const std::string as_of =
        source.as_of ? texts("sources.as_of", {{"date", date_text(texts, *source.as_of)}}) : texts("sources.no_date");
    return box(key, Look::line,
               {std::move(title), words(key + "/as-of", Look::caption_soft,
                                        site.empty() ? as_of : texts("sources.line", {{"site", site}, {"as_of", as_of}}))},
               Role::item);
}

}  // namespace

std::vector<Block> sources_page(const State& state) {
    const Texts& texts = state.texts();
    const auto& pack = *state.pack;
    Block main = block("main", Role::main, Look::reading);
    main.children = information_head(state, "sources", texts("sources.title"),
                                     texts("sources.lead", {{"count", std::to_string(pack.sources.size())}}));
    main.children.push_back(words(
        "sources/checked", Look::body,
        texts("sources.checked", {{"date", pack.checked_on ? date_text(texts, *pack.checked_on) : texts("unknown")}})));

    const auto card = [&](const std::string& name, const std::string& title) {
        const std::string key = "sources/" + name;
        return box(key, Look::card,
                   {heading(key + "/title", 2, Look::h3, title), block(key + "/list", Role::list, Look::stack, title)});
    };
    Block others = card("others", texts("sources.others")), without = card("without", texts("sources.without"));
    for (const Site& site : sites_of(pack.sources)) {
        const bool own = !site.name.empty() && site.sources.size() >= fewest_of_a_site;
        Block of_site = card("site/" + site.name, site.name);
        Block& list = (own ? of_site : site.name.empty() ? without : others).children.back();
        for (const engine::Source* source : site.sources)
            list.children.push_back(source_item(state, *source, own ? std::string{} : site.name));
        if (own) main.children.push_back(std::move(of_site));
    }
    for (Block* last : {&others, &without})
        if (!last->children.back().children.empty()) main.children.push_back(std::move(*last));
    main.children.push_back(information_links(state, "sources"));
    return {std::move(main)};
}

}  // namespace tk::present
