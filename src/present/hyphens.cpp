#include "present/hyphens.h"

#include <algorithm>

namespace tk::present {

namespace {

// The long words that our words have, with their breaks. A test finds the one that is missing.
constexpr std::string_view dutch[] = {
    "bedrijfs-vestigingen",           "bedrijven-investerings-zone",
    "bedrijven-vereniging",           "capaciteits-beperkings-contract",
    "compressie-koel-machine",        "duurzaamheids-verslag",
    "energie-besparings-plicht",      "energie-besparings-verkenner",
    "gas-ontladings-lampen",          "gebouw-automatisering",
    "groen-inventarisatie",           "groepstransport-overeenkomst",
    "herstructurerings-maatschappij", "inter-departementale",
    "investerings-subsidie",          "kleinschaligheids-investerings-aftrek",
    "klimaat-installaties",           "klimaat-investeringen",
    "kruis-stroom-wisselaar",         "lucht-behandelings-kast",
    "ondernemers-vereniging",         "ontwikkelings-maatschappij",
    "ontzorgings-programma",          "oppervlakte-behandeling",
    "perslucht-gereedschap",          "project-voorbereiding",
    "salaris-administratie",          "stimulerings-programma",
    "stimulerings-regeling",          "toegankelijkheids-verklaring",
    "uitvoerings-programma",          "verpakkings-verordening",
    "verwarmings-leidingen",          "zonnestroom-installatie",
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// The word with its breaks; empty when it is not in the table.
std::string broken(std::string_view word) {
    for (const std::string_view entry : dutch) {
        std::string made;
        std::size_t at = 0;
        for (const char c : entry) {
            if (c == '-') {
                made += soft_hyphen;
                continue;
            }
            if (at == word.size() || lower(word[at]) != c) break;
            made += word[at++];
        }
        if (at == word.size() && at + static_cast<std::size_t>(std::ranges::count(entry, '-')) == entry.size()) return made;
    }
    return {};
}

void soften_block(Block& block, std::string_view language) {
    if (!block.personal) {
        const std::string_view own = block.lang.empty() ? language : std::string_view(block.lang);
        for (std::string* text : {&block.label, &block.help, &block.error}) *text = softened(*text, own);
    }
    for (Block& child : block.children) soften_block(child, language);
}

}  // namespace

std::string softened(const std::string& text, std::string_view language) {
    if (language != "nl" || text.size() <= longest_whole_word) return text;
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_letter(text[end])) ++end;
        if (end == at) {
            made += text[at++];
            continue;
        }
        const std::string_view word = std::string_view(text).substr(at, end - at);
        const std::string with = word.size() > longest_whole_word ? broken(word) : std::string{};
        made += with.empty() ? std::string(word) : with;
        at = end;
    }
    return made;
}

std::string without_soft_hyphens(std::string text) {
    for (std::size_t at = text.find(soft_hyphen); at != std::string::npos; at = text.find(soft_hyphen, at))
        text.erase(at, soft_hyphen.size());
    return text;
}

void soften(Screen& screen) {
    for (Block& block : screen.blocks) soften_block(block, screen.language);
}

}  // namespace tk::present
