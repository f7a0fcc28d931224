// Ways to reach somebody outside: what counts as one, and what a link to it looks like. For what an operator or a region
// names; anything else stays words.
#pragma once

#include <string>
#include <string_view>

namespace tk::present {

bool is_mail(std::string_view);   // "loket@gemeente.nl"
bool is_phone(std::string_view);  // "14 030", "+31 (0)30 286 00 00"
bool is_page(std::string_view);   // of the web, by https, at most 200 characters

std::string mail_link(std::string_view address, std::string_view subject = {});  // "mailto:..."
std::string phone_link(std::string_view phone);                                  // "tel:+31302860000"

}  // namespace tk::present
