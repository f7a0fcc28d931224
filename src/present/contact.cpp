#include "present/contact.h"

#include <algorithm>
#include <cstddef>

namespace tk::present {

namespace {

constexpr std::size_t longest_mail = 254, longest_mailbox = 64, longest_label = 63, longest_page = 200, longest_phone = 30;
constexpr std::ptrdiff_t fewest_digits = 3, most_digits = 15;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_plain(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// "gemeente.nl": names with dots between them, the last not a number alone.
bool is_host(std::string_view host) {
    int labels = 0;
    bool letters = false;
    while (true) {
        const auto label = host.substr(0, host.find('.'));
        if (label.empty() || label.size() > longest_label || label.front() == '-' || label.back() == '-') return false;
        if (!std::ranges::all_of(label, [](char c) { return is_plain(c) || c == '-'; })) return false;
        letters = std::ranges::any_of(label, [](char c) { return !is_digit(c); });
        ++labels;
        if (label.size() == host.size()) return labels > 1 && letters;
        host.remove_prefix(label.size() + 1);
    }
}

}  // namespace

bool is_mail(std::string_view text) {
    const auto at = text.find('@');
    if (at == text.npos || at == 0 || at > longest_mailbox || text.size() > longest_mail) return false;
    const auto box = text.substr(0, at);
    if (box.front() == '.' || box.back() == '.' || box.find("..") != box.npos) return false;
    return std::ranges::all_of(box, [](char c) { return is_plain(c) || c == '.' || c == '_' || c == '+' || c == '-'; }) &&
           is_host(text.substr(at + 1));
}

bool is_phone(std::string_view text) {
    if (text.size() > longest_phone || text.find('+', 1) != text.npos) return false;
    const auto digits = std::ranges::count_if(text, is_digit);
    return digits >= fewest_digits && digits <= most_digits && std::ranges::all_of(text, [](char c) {
               return is_digit(c) || std::string_view(" +()-.").find(c) != std::string_view::npos;
           });
}

bool is_page(std::string_view text) {
    constexpr std::string_view scheme = "https://";
    if (!text.starts_with(scheme) || text.size() > longest_page) return false;
    if (!std::ranges::all_of(text, [](char c) {
            return c > ' ' && c <= '~' && std::string_view("<>\"'`\\^{}|").find(c) == std::string_view::npos;
        }))
        return false;
    auto host = text.substr(scheme.size());
    host = host.substr(0, host.find_first_of("/?#"));
    if (const auto colon = host.find(':'); colon != host.npos) {
        const auto port = host.substr(colon + 1);
        if (port.empty() || port.size() > 5 || !std::ranges::all_of(port, is_digit)) return false;
        host = host.substr(0, colon);
    }
    return is_host(host);
}

std::string mail_link(std::string_view address, std::string_view subject) {
    std::string link = "mailto:" + std::string(address);
    if (subject.empty()) return link;
    link += "?subject=";
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char c : subject) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_plain(c) || c == '-' || c == '.' || c == '_') link += c;
        else (link += '%').append({digits[byte / 16], digits[byte % 16]});
    }
    return link;
}

std::string phone_link(std::string_view phone) {
    std::string link = "tel:";
    // The "(0)" of "+31 (0)30" is dialled inside the country alone.
    const bool abroad = phone.starts_with('+');
    for (std::size_t i = 0; i < phone.size(); ++i) {
        if (abroad && phone.substr(i, 3) == "(0)") i += 2;
        else if (is_digit(phone[i]) || phone[i] == '+') link += phone[i];
    }
    return link;
}

}  // namespace tk::present
