// A patch as the page reads it: what is empty or false is left out.
#include "mirror/names.h"
#include "mirror/patch.h"

#include <nlohmann/json.hpp>

namespace tk::mirror {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const present::Bar& bar) {
    Json json{{"end", bar.end}, {"low", bar.low}, {"likely", bar.likely}, {"high", bar.high}};
    if (bar.before_low) json["before_low"] = *bar.before_low;
    if (bar.before_high) json["before_high"] = *bar.before_high;
    return json;
}

Json json_of(const present::LimitMark& mark) {
    return {{"at", mark.at}, {"announced", mark.announced}, {"name", mark.name}, {"amount", mark.amount}};
}

Json json_of(const present::Slider& slider) {
    return {{"min", slider.min}, {"max", slider.max}, {"at", slider.at}, {"step", slider.step}, {"ticks", slider.ticks}};
}

Json json_of(const Node& node) {
    const present::Block& b = node.block;
    Json json{{"key", b.key},
              {"parent", node.parent},
              {"after", node.after},
              {"role", name_of(b.role)},
              {"look", name_of(b.look)}};
    const auto words = [&](const char* member, std::string_view text) {
        if (!text.empty()) json[member] = text;
    };
    const auto flag = [&](const char* member, bool is_set) {
        if (is_set) json[member] = true;
    };
    if (b.level != 0) json["level"] = b.level;
    words("label", b.label);
    words("help", b.help);
    words("value", b.value);
    words("unit", b.unit);
    words("error", b.error);
    words("icon", b.icon);
    words("icon_after", b.icon_after);
    words("lang", b.lang);
    words("href", address_of(b));
    words("keys", b.keys);
    flag("chosen", b.chosen);
    flag("current", b.current);
    if (b.toggles) json["pressed"] = b.pressed;
    if (b.unfolded) json["unfolded"] = *b.unfolded;
    flag("invalid", b.invalid);
    flag("read_only", b.read_only);
    flag("fixed", b.fixed);
    flag("personal", b.personal);
    flag("mirror_only", b.mirror_only);
    words("progress", name_of(b.progress));
    if (b.bar) json["bar"] = json_of(*b.bar);
    for (const auto& mark : b.limits) json["limits"].push_back(json_of(mark));
    if (b.slider) json["slider"] = json_of(*b.slider);
    if (b.qr) json["qr"] = {{"size", b.qr->size}, {"modules", b.qr->modules}};
    flag("act", b.intent.has_value());
    return json;
}

}  // namespace

std::string patch_json(const Patch& patch) {
    auto json = Json::object();
    if (patch.title) json["title"] = *patch.title;
    if (patch.language) json["lang"] = *patch.language;
    if (patch.fragment) json["fragment"] = *patch.fragment;
    if (!patch.removed.empty()) json["removed"] = patch.removed;
    for (const auto& node : patch.written) json["written"].push_back(json_of(node));
    if (!patch.focus.empty()) json["focus"] = patch.focus;
    if (!patch.announcement.empty()) json["announce"] = patch.announcement;
    if (patch.urgent) json["urgent"] = true;
    // a broken letter becomes a replacement sign: what was typed elsewhere must not stop the page
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace tk::mirror
