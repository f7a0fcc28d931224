#include "engine/assess.h"
#include "engine/result_json.h"
#include "tool/case.h"
#include "tool/commands.h"
#include "tool/say.h"
#include "tool/text_report.h"

#include <cstdio>

namespace tk::tool {

int assess(const Arguments& arguments) {
    if (arguments.has("--jsonl")) return assess_lines(arguments);
    const bool as_json = arguments.option("--format", "text") == "json";
    if (const auto asked = asked_of(arguments); asked && asked->draws == 0 && !as_json) {
        say(stderr, "terreinkompas: with --draws 0 there are no amounts to tell in words; add --format json\n");
        return misuse;
    }
    const auto given = case_of(arguments);
    if (!given) return given.error();
    const auto& pack = given->content.pack;
    const auto& answers = given->loaded.answers;
    const auto assessment = engine::assess(pack, answers, given->options);
    if (as_json) {
        say(stdout, engine::result_json(pack, answers, given->options, assessment) + "\n");
        return good;
    }
    const auto texts = texts_for(arguments, given->content);
    if (!texts) return findings;
    say(stdout, text_report(*texts, assessment, given->options));
    return good;
}

}  // namespace tk::tool
