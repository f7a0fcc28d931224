#include "engine/answers_json.h"
#include "present/sharing.h"
#include "share/link.h"
#include "share/qr.h"
#include "tool/case.h"
#include "tool/commands.h"
#include "tool/say.h"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace tk::tool {

namespace {

int fail(const std::string& what, int code) {
    say(stderr, "terreinkompas: " + what + "\n");
    return code;
}

// A whole link or what stands behind "#share/".
int read_back(const Arguments& arguments, const std::string& link) {
    const auto content = content_of(arguments.option("--content"), arguments.option("--overlay"));
    if (!content) return fail(content.error(), findings);
    const auto texts = texts_for(arguments, *content);
    if (!texts) return findings;
    constexpr std::string_view mark = "#share/";
    const auto place = link.find(mark);
    const auto read = share::read_link(content->pack, place == link.npos ? link : link.substr(place + mark.size()));
    if (!read) return fail((*texts)("shared.fault." + std::string(share::name_of(read.error()))), findings);
    for (const auto& issue : read->issues) say(stderr, "terreinkompas: " + issue.where + " " + issue.what + "\n");
    using nlohmann::ordered_json;
    const auto answers = engine::answers_json(content->pack, read->answers, read->unplaced);
    const ordered_json file{{"track", read->track}, {"answers", ordered_json::parse(answers, nullptr, false)}};
    say(stdout, file.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n");
    return good;
}

}  // namespace

int share(const Arguments& arguments) {
    if (const auto link = arguments.option("--read")) return read_back(arguments, *link);
    const std::string given = arguments.option("--address", ""), address = present::public_address(given);
    if (address.empty() && !given.empty()) return fail("--address takes an address such as https://example.org/", misuse);
    if (arguments.has("--qr") && address.empty()) return fail("--qr needs the --address that the code points at", misuse);
    const auto read = case_of(arguments);
    if (!read) return read.error();
    const std::string_view track = read->options.track;
    const auto& pack = read->content.pack;
    const auto link = share::write_link(pack, track, read->loaded.answers);
    if (link.text.empty()) return fail("these answers do not fit in a link", findings);
    for (const auto& id : link.left_out) say(stderr, "terreinkompas: not in the link: " + id.value + "\n");
    const std::string before = address + "#share/";
    if (!arguments.has("--qr")) {
        say(stdout, before + link.text + "\n");
        return good;
    }
    const auto packed = share::write_link(pack, track, read->loaded.answers, share::Form::qr);
    const auto code = share::qr_code(before, packed.text);
    if (!code) return fail("these answers do not fit in a code that can be read from a screen", findings);
    say(stdout, share::qr_svg(*code, before + packed.text));
    return good;
}

}  // namespace tk::tool
