#include "present/asking.h"

#include "present/format.h"

namespace tk::present {

namespace {

// The first few by name, and how many more.
template <class Id>
std::string names(const Texts& texts, const std::string& kind, const std::vector<Id>& ids) {
    constexpr std::size_t shown = 3;
    std::string list;
    for (std::size_t i = 0; i < ids.size() && i < shown; ++i)
        list += (i == 0 ? "" : "; ") + texts(kind + "." + ids[i].value + ".name");
    if (ids.size() > shown) list += "; " + texts("asking.more", {{"count", std::to_string(ids.size() - shown)}});
    return list;
}

}  // namespace

std::vector<std::string> reasons_of(const Texts& texts, const engine::NextQuestion& next) {
    std::vector<std::string> lines;
    const auto add = [&](const char* key, const char* kind, const auto& ids) {
        if (!ids.empty()) lines.push_back(texts(key, {{"names", names(texts, kind, ids)}}));
    };
    add("asking.duties", "duty", next.duties);
    add("asking.schemes", "scheme", next.schemes);
    add("asking.measures", "measure", next.measures);
    add("asking.places", "measure", next.places);
    if (next.goals) lines.push_back(texts("asking.goals"));
    if (next.share >= 0.01)
        lines.push_back(texts("asking.share", {{"percent", number_text(texts, rounded(next.share * 100))}}));
    return lines;
}

}  // namespace tk::present
