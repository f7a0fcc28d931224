// Dossiers and links that one build makes and another one reads: each must come back byte for byte.
//   round_trip make COUNT ROOT    lines on standard output: a dossier, then a link of its answers
//   round_trip check ROOT         reads these lines; says how many of both came back as they were
#include "dossier/dossier_json.h"
#include "dossier/random_dossier.h"
#include "share/link.h"
#include "tool/files.h"

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

using namespace tk;

namespace {

void make(const engine::ContentPack& pack, int count) {
    tests::Random random("round trip");
    for (int i = 0; i < count; ++i) {
        const auto dossier = tests::random_dossier(pack, random);
        const auto form = random.chance(50) ? share::Form::link : share::Form::qr;
        std::cout << "dossier " << dossier::dossier_json(pack, dossier)  // ends its line
                  << (form == share::Form::link ? "link " : "qr ") << dossier.track << ' '
                  << share::write_link(pack, dossier.track, dossier.answers, form).text << '\n';
    }
}

bool same_dossier(const engine::ContentPack& pack, const std::string& text) {
    const auto loaded = dossier::load_dossier(pack, text, "");
    return loaded.dossier && dossier::dossier_json(pack, *loaded.dossier) == text;
}

bool same_link(const engine::ContentPack& pack, const std::string& track, const std::string& text, share::Form form) {
    const auto back = share::read_link(pack, text);
    return back && back->track == track && share::write_link(pack, track, back->answers, form).text == text;
}

int check(const engine::ContentPack& pack) {
    int dossiers = 0, links = 0, wrong = 0;
    for (std::string line; std::getline(std::cin, line);) {
        const std::string kind = line.substr(0, line.find(' ')), rest = line.substr(line.find(' ') + 1);
        bool same = true;
        if (kind == "dossier") {
            ++dossiers;
            same = same_dossier(pack, rest + "\n");
        } else if (kind == "link" || kind == "qr") {
            ++links;
            same = same_link(pack, rest.substr(0, rest.find(' ')), rest.substr(rest.find(' ') + 1),
                             kind == "qr" ? share::Form::qr : share::Form::link);
        }
        if (!same && ++wrong <= 3) std::printf("not the same: %.300s\n", line.c_str());
    }
    std::printf("%d dossiers, %d links, %d not the same\n", dossiers, links, wrong);
    return wrong == 0 && dossiers > 0 && dossiers == links ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
    const std::string what = count > 1 ? words[1] : "";
    if (!(what == "make" && count == 4) && !(what == "check" && count == 3)) {
        std::fputs("round_trip make COUNT ROOT | round_trip check ROOT\n", stderr);
        return 2;
    }
    const auto content = tool::content_of(std::string(words[count - 1]) + "/assets/content/base", "");
    if (!content) {
        std::fputs(content.error().c_str(), stderr);
        return 2;
    }
    if (what == "check") return check(content->pack);
    make(content->pack, std::atoi(words[2]));
    return 0;
}
