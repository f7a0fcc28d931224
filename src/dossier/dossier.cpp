#include "dossier/dossier.h"

#include "engine/hash.h"
#include "engine/rank.h"

#include <algorithm>
#include <cstdint>

namespace tk::dossier {

namespace {

struct Character {
    char32_t code = 0;
    std::size_t length = 0;  // bytes; 0: these bytes are no character
};

Character character_at(std::string_view text, std::size_t place) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(place);
    if (first < 0x80) return {first, 1};
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || place + length > text.size()) return {};
    char32_t code = first & (0x7fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(place + i) & 0xc0) != 0x80) return {};
        code = (code << 6) | (byte(place + i) & 0x3fu);
    }
    const char32_t least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
    if (code < least || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return {};
    return {code, length};
}

bool may_stand(char32_t code, Lines lines) {
    if (code == '\n') return lines == Lines::many;
    if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return false;
    if (code == 0x2028 || code == 0x2029) return false;
    return !(code >= 0x202a && code <= 0x202e) && !(code >= 0x2066 && code <= 0x2069);
}

}  // namespace

std::string id_of_text(std::string_view text) {
    std::string id;
    for (const std::uint64_t half : {engine::hash_of(text), engine::hash_of(text, engine::hash_of("the other half"))})
        for (int shift = 60; shift >= 0; shift -= 4) id += "0123456789abcdef"[(half >> shift) & 15];
    return id;
}

bool is_id(std::string_view text) {
    return text.size() == 32 &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool is_plain(std::string_view text, std::size_t longest, Lines lines) {
    std::size_t count = 0;
    for (std::size_t place = 0; place < text.size();) {
        const Character one = character_at(text, place);
        if (one.length == 0 || !may_stand(one.code, lines) || ++count > longest) return false;
        place += one.length;
    }
    return true;
}

std::string plain(std::string_view text, std::size_t longest, Lines lines) {
    std::string kept;
    std::size_t count = 0;
    for (std::size_t place = 0; place < text.size() && count < longest;) {
        const Character one = character_at(text, place);
        if (one.length > 0 && may_stand(one.code, lines)) {
            kept += text.substr(place, one.length);
            ++count;
        }
        place += std::max<std::size_t>(one.length, 1);
    }
    return kept;
}

engine::Choices plan_choices(const engine::ContentPack& pack, const Choices& choices) {
    engine::Choices made{.budget = choices.plan.budget, .done = choices.done, .aside = choices.aside};
    if (pack.ranking == nullptr) return made;
    for (std::size_t i = 0; i < engine::merits; ++i) {
        const auto stop = choices.plan.weights.find(std::string(engine::criterion_names[i]));
        if (stop != choices.plan.weights.end())
            made.weights.emplace(stop->first, pack.ranking->weights[i] * static_cast<double>(stop->second) / usual_stop);
    }
    return made;
}

DutyFate fate_of(const engine::DutyState& duty) {
    if (duty.group == engine::Group::will) return DutyFate::will;
    if (duty.applies == engine::Truth::yes) return DutyFate::must;
    return duty.applies == engine::Truth::no ? DutyFate::no : DutyFate::unknown;
}

Seen seen_of(const engine::Assessment& assessment, engine::Date date) {
    Seen seen{.pack = assessment.receipt.pack,
              .pack_version = assessment.receipt.pack_version,
              .pack_hash = assessment.receipt.pack_hash,
              .date = date};
    for (const auto& question : assessment.questions)
        if (question.asked != engine::Truth::no) seen.asked.push_back(question.question);
    for (const auto& duty : assessment.duties) seen.duties.emplace(duty.duty, fate_of(duty));
    for (const auto& step : assessment.plan.steps)
        if (!step.measure.empty()) seen.steps.push_back(step.measure);
    for (const auto& scheme : assessment.schemes)
        seen.schemes.emplace(scheme.scheme, SeenScheme{scheme.fits, scheme.window});
    return seen;
}

}  // namespace tk::dossier
