#include "present/site.h"

#include "engine/json_text.h"
#include "present/contact.h"
#include "present/display.h"
#include "present/sharing.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace tk::present {

namespace {

using nlohmann::json;

constexpr std::size_t longest_desk_name = 80, longest_setting = 60;  // of a name in the address: web/asked.js

// Letters that both views can show; none that are markup, that control, or that turn what stands beside them.
bool is_letter(char32_t code) {
    constexpr char32_t others[] = {0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x20AC};
    if (code == '<' || code == '>' || code == '{' || code == '}' || code == 0xAD) return false;
    return (code >= ' ' && code <= '~') || (code >= 0xA0 && code < 0x180) ||
           std::ranges::find(others, code) != std::end(others);
}

// The reader of JSON lets only whole UTF-8 in.
bool is_desk_name(std::string_view text) {
    std::size_t letters = 0;
    for (std::size_t i = 0; i < text.size(); ++letters) {
        const auto first = static_cast<unsigned char>(text[i++]);
        char32_t code = first < 0x80 ? first : first < 0xE0 ? first & 0x1FU : first < 0xF0 ? first & 0x0FU : first & 0x07U;
        for (; i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U; ++i)
            code = (code << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
        if (!is_letter(code)) return false;
    }
    return letters <= longest_desk_name && text.find_first_not_of(' ') != text.npos;
}

bool is_file_name(std::string_view text) {
    return !text.empty() && text.size() <= longest_setting &&
           std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

// "utrecht", "dark", "utrecht,dark".
bool is_theme(std::string_view text) {
    const auto comma = text.find(',');
    if (comma == text.npos) return is_file_name(text);
    return text.size() <= longest_setting && is_file_name(text.substr(0, comma)) &&
           colours_named(text.substr(comma + 1)).has_value();
}

class SiteReader {
public:
    explicit SiteReader(SiteRead& read) : read_(read) {}

    void take(const json& all) {
        if (!all.is_object()) return complain("", "an object is expected here; nothing is set");
        known(all, "", {"$schema", "address", "desk", "errors", "overlay", "theme", "kiosk"});
        SiteSettings& site = read_.site;
        site.address = text(all, "", "address", "an address that begins with https://, without #, of 200 characters at most",
                            [](std::string_view given) { return !public_address(given).empty(); });
        site.errors = text(all, "", "errors", "an address of e-mail, or of a page that begins with https://",
                           [](std::string_view given) { return is_mail(given) || is_page(given); });
        site.overlay =
            text(all, "", "overlay", "the name of a file in overlays/, of small letters, digits and \"-\"", is_file_name);
        site.theme =
            text(all, "", "theme", "light, dark, contrast, device, or the name of a file in themes/, or both: utrecht,dark",
                 is_theme);
        if (const json* desk = object(all, "desk")) take_desk(*desk);
        if (const json* kiosk = object(all, "kiosk")) check_kiosk(*kiosk);
    }

private:
    void complain(std::string where, std::string what) {
        read_.issues.push_back({engine::Severity::warning, "site.json", std::move(where), std::move(what)});
    }

    void known(const json& object, const std::string& where, std::initializer_list<std::string_view> names) {
        for (const auto& [name, value] : object.items())
            if (std::ranges::find(names, name) == names.end())
                complain(where + "/" + name.substr(0, longest_setting), "no setting is called so; it is left out");
    }

    const json* object(const json& in, const char* name) {
        const auto found = in.find(name);
        if (found == in.end()) return nullptr;
        if (found->is_object()) return &*found;
        complain(std::string("/") + name, "an object is expected here; it is left out");
        return nullptr;
    }

    // Empty: not set, or left out.
    template <class Fits>
    std::string text(const json& in, const std::string& where, const char* name, const char* expected, Fits fits) {
        const auto found = in.find(name);
        if (found == in.end()) return {};
        if (found->is_string()) {
            const auto& given = found->get_ref<const std::string&>();
            if (given.empty() || fits(std::string_view(given))) return given;
        }
        complain(where + "/" + name, std::string(expected) + " is expected here; it is left out");
        return {};
    }

    void take_desk(const json& given) {
        constexpr const char* expected = "a name of 80 letters at most, without < > { }";
        known(given, "/desk", {"name", "email", "phone", "url"});
        SiteDesk& desk = read_.site.desk;
        if (const auto name = given.find("name"); name != given.end() && name->is_object()) {
            known(*name, "/desk/name", {"nl", "en"});
            for (const char* language : {"nl", "en"})
                if (std::string one = text(*name, "/desk/name", language, expected, is_desk_name); !one.empty())
                    desk.names.emplace(language, std::move(one));
        } else if (std::string one = text(given, "/desk", "name", expected, is_desk_name); !one.empty()) {
            desk.names.emplace("", std::move(one));
        }
        desk.email = text(given, "/desk", "email", "an address of e-mail", is_mail);
        desk.phone = text(given, "/desk", "phone", "a telephone number of digits, spaces and + ( ) - .", is_phone);
        desk.url = text(given, "/desk", "url", "the address of a page that begins with https://", is_page);
    }

    void check_kiosk(const json& given) {
        constexpr double least_idle = 30, most_idle = 600;  // seconds
        if (const auto idle = given.find("idle");
            idle != given.end() &&
            (!idle->is_number() || idle->get<double>() < least_idle || idle->get<double>() > most_idle))
            complain("/kiosk/idle", "a number of seconds from 30 to 600 is expected here");
        if (const auto print = given.find("print"); print != given.end() && !print->is_boolean())
            complain("/kiosk/print", "true or false is expected here; it counts as false");
        text(given, "/kiosk", "pin", "a number of 4 to 12 digits between quotes", [](std::string_view pin) {
            return pin.size() >= 4 && pin.size() <= 12 && pin.find_first_not_of("0123456789") == pin.npos;
        });
    }

    SiteRead& read_;
};

}  // namespace

SiteRead site_of(std::string_view text) {
    SiteRead read;
    if (text.empty()) return read;
    const auto complain = [&](std::string where, std::string what) {
        read.issues.push_back({engine::Severity::warning, "site.json", std::move(where), std::move(what)});
    };
    if (text.size() > largest_site_file) {
        complain("", "the file is larger than 64 kB; nothing is set");
        return read;
    }
    const auto found = engine::read_json(text);
    for (const auto& mistake : found.mistakes) complain(mistake.where, mistake.what);
    if (found.value) SiteReader(read).take(*found.value);
    return read;
}

std::string name_in(const SiteDesk& desk, const std::string& language) {
    if (desk.names.empty()) return {};
    auto name = desk.names.find(language);
    if (name == desk.names.end()) name = desk.names.begin();
    return name->second;
}

}  // namespace tk::present
