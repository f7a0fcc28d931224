#include "platform/native.h"

#include "present/design_tokens.h"
#include "tool/arguments.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace tk::platform {

namespace {

using tool::Choice;

constexpr std::array choices{
    Choice{"--content", "DIR", "folder with assets/content and locales, or with pack.json"},
    Choice{"--overlay", "FILE", "what a region adds or adapts, laid over the content"},
    Choice{"--answers", "FILE", "answers to begin with, as the page keeps them: format and answers"},
    Choice{"--language", "nl|en", "language to begin with", true},
    Choice{"--date", "YYYY-MM-DD", "the day that counts; else today"},
    Choice{"--size", "WIDTHxHEIGHT", "of the window"},
    Choice{"--theme", "NAME",
           "light, dark or contrast, or the file with the colours of an organisation, or both: FILE,dark"},
    Choice{"--text", "100|125|150|200", "size of the letters, per cent", true},
    Choice{"--address", "URL", "public address that links and QR codes point at"},
    Choice{"--site", "FILE", "site.json of a page: its address, desk and where mistakes are told"},
    Choice{"--visit", "PLACE", "where to begin: plan, question/s_heating"},
    Choice{"--screenshot", "FILE.bmp", "draw once, keep the picture and stop"}};

engine::Date today() {
    return std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
}

bool read_size(const std::string& text, float& width, float& height) {
    int wide = 0, high = 0;
    const char *from = text.data(), *to = from + text.size();
    const auto first = std::from_chars(from, to, wide);
    if (first.ec != std::errc{} || first.ptr == to || *first.ptr != 'x') return false;
    const auto second = std::from_chars(first.ptr + 1, to, high);
    if (second.ec != std::errc{} || second.ptr != to || wide < 320 || high < 240 || wide > 10000 || high > 10000)
        return false;
    width = static_cast<float>(wide);
    height = static_cast<float>(high);
    return true;
}

}  // namespace

std::string native_words(const tool::Folders& folders, const std::string& language) {
    std::vector<engine::Issue> issues;
    auto all = nlohmann::json::object();
    for (const auto& document : tool::words_of(folders, language, issues)) {
        const auto part = nlohmann::json::parse(document.text, nullptr, false);
        if (part.is_object()) all.merge_patch(part);
    }
    if (const auto over = tool::overlay_words_of(folders, language))
        all.merge_patch(nlohmann::json::parse(over->text, nullptr, false));
    return all.empty() ? std::string{} : all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::expected<NativeStart, int> native_start(int count, char** words, const char* program) {
    const tool::Command command{program, "", "The application outside the browser.", choices};
    const std::vector<std::string_view> given(words + (count > 0 ? 1 : 0), words + count);
    const auto wrong = [&](const std::string& what, int code) {
        std::fprintf(stderr, "%s: %s\n", program, what.c_str());
        return std::unexpected(code);
    };
    const auto arguments = tool::arguments_for(command, given);
    if (!arguments) return wrong(arguments.error(), tool::misuse);
    if (arguments->help) {
        std::fputs(tool::help_of(command).c_str(), stdout);
        return std::unexpected(tool::good);
    }
    NativeStart start;
    const auto folders = tool::folders_of(arguments->option("--content"), arguments->option("--overlay"));
    if (!folders) return wrong(folders.error(), tool::findings);
    start.folders = *folders;
    start.screenshot = arguments->option("--screenshot", "");
    app::Settings& settings = start.settings;
    settings.language = arguments->option("--language", "nl");
    settings.date = today();
    if (const auto date = arguments->option("--date")) {
        const auto day = engine::date_of(*date);
        if (!day) return wrong("--date takes a day written as YYYY-MM-DD", tool::misuse);
        settings.other_date = *day != settings.date;
        settings.date = *day;
    }
    if (const auto size = arguments->option("--size"); size && !read_size(*size, settings.width, settings.height))
        return wrong("--size takes a width and height such as 1366x768", tool::misuse);
    if (const auto answers = arguments->option("--answers")) {
        auto text = tool::read_text(*answers, tool::largest_content_file);
        if (!text) return wrong(text.error(), tool::findings);
        settings.before = std::move(*text);
    }
    settings.fragment = arguments->option("--visit", "");
    settings.address = arguments->option("--address", "");
    if (const auto site = arguments->option("--site")) {
        auto text = tool::read_text(*site, present::largest_site_file);
        if (!text) return wrong(text.error(), tool::findings);
        settings.site = std::move(*text);
    }
    if (const auto text = arguments->option("--text")) {
        int size = 100;
        std::from_chars(text->data(), text->data() + text->size(), size);
        settings.text = size;
    }
    if (const auto theme = arguments->option("--theme")) {
        settings.colours = present::colours_named(*theme);
        if (!settings.colours) {
            const auto comma = theme->rfind(',');
            const bool both = comma != std::string::npos && present::colours_named(theme->substr(comma + 1));
            const std::string name = both ? theme->substr(0, comma) : *theme;
            settings.colours = both ? present::colours_named(theme->substr(comma + 1)) : present::Colours::light;
            auto file = tool::read_text(name, present::largest_theme_file);
            if (!file) return wrong(file.error(), tool::findings);
            settings.house = std::filesystem::path(name).stem().string();
            settings.house_file = std::move(*file);
        }
    }
    auto content = tool::content_of(arguments->option("--content"), arguments->option("--overlay"));
    if (!content) return wrong(content.error(), tool::findings);
    settings.pack = std::make_shared<const engine::ContentPack>(std::move(content->pack));
    settings.words = native_words(start.folders, settings.language);
    return start;
}

}  // namespace tk::platform
