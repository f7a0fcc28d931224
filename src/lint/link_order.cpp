#include "engine/link_order.h"

#include "lint/checks.h"

#include <algorithm>

namespace tk::lint {

void check_link_order(Checked& c) {
    const auto& pack = c.pack;
    if (pack.link_order.empty()) return;
    for (const engine::Question& question : pack.questions) {
        if (!engine::may_be_shared(question)) continue;
        const auto entries = engine::link_entries(pack, question.track, pack.link_order.size());
        const auto entry = std::ranges::find(entries, question.id, &engine::LinkEntry::question);
        const auto missing = [&](std::string what) {
            c.report.findings.push_back(
                c.sheet.about("questions", question.id.value, "", "question-not-in-links", std::move(what)));
        };
        if (entry == entries.end()) {
            missing("links leave its answer out: name it in a new edition of the link order, or call it private");
            continue;
        }
        for (const engine::Option& option : question.options)
            if (std::ranges::find(entry->options, option.id) == entry->options.end())
                missing("links leave its answer out when it is \"" + option.id.value +
                        "\": name the option in a new edition of the link order");
    }
}

}  // namespace tk::lint
