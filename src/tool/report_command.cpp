#include "present/report/report.h"

#include "present/keeping.h"
#include "present/update.h"
#include "tool/case.h"
#include "tool/commands.h"
#include "tool/say.h"

#include <cstdio>
#include <memory>
#include <utility>

namespace tk::tool {

int report(const Arguments& arguments) {
    auto given = case_of(arguments);
    if (!given) return given.error();
    auto texts = texts_for(arguments, given->content);
    if (!texts) return findings;
    present::State state;
    state.pack = std::make_shared<const engine::ContentPack>(std::move(given->content.pack));
    state.language = arguments.option("--language", "nl");
    state.words.emplace(state.language, std::move(*texts));
    state.track = given->options.track;
    state.answers = std::move(given->loaded.answers);
    state.date = given->options.date;
    if (given->dossier) present::take(state, std::move(*given->dossier));
    state.choices.plan.budget = given->options.choices.budget;
    state.choices.done = given->options.choices.done;
    state.choices.aside = given->options.choices.aside;
    present::reassess(state);
    present::Cover cover = present::cover_of(state);
    cover.name = arguments.option("--name", cover.name);
    cover.place = arguments.option("--place", cover.place);
    cover.adviser = arguments.option("--adviser", "");
    const auto form = present::report_form_of(arguments.option("--form", "summary"));
    const std::string html = present::report_html(state, form.value_or(present::ReportForm::summary), cover);
    const auto output = arguments.option("--output");
    if (!output) {
        say(stdout, html);
        return good;
    }
    if (const auto written = write_bytes(*output, html); !written) {
        say(stderr, "terreinkompas: " + written.error() + "\n");
        return findings;
    }
    return good;
}

}  // namespace tk::tool
