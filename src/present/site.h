// What who runs the page set for it: site.json, which assets/schema/site.schema.json describes.
#pragma once

#include "engine/issue.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tk::present {

// Of the municipality or park that runs the page. Each may be empty; all empty: none is named.
struct SiteDesk {
    std::map<std::string, std::string> names{};  // by language; under "" the one for all
    std::string email{}, phone{}, url{};
    friend bool operator==(const SiteDesk&, const SiteDesk&) = default;
};

struct SiteSettings {
    std::string address{};  // where the page stands, for links and QR codes; as public_address
    SiteDesk desk{};
    std::string errors{};   // where a mistake in the content can be told: an address of e-mail or a page; empty: nowhere
    std::string overlay{};  // to begin with, as in ?overlay=; the page fetches it
    std::string theme{};    // likewise, as in ?theme=
    friend bool operator==(const SiteSettings&, const SiteSettings&) = default;
};

struct SiteRead {
    SiteSettings site{};
    std::vector<engine::Issue> issues{};  // warnings: what is wrong is left out, the rest counts
};

inline constexpr std::size_t largest_site_file = 65536;

// Empty text: nothing is set. The members under "kiosk" are only checked; web/kiosk.js takes them.
SiteRead site_of(std::string_view json);

// The name of the desk in a language, else the one that there is; empty: none.
std::string name_in(const SiteDesk&, const std::string& language);

}  // namespace tk::present
