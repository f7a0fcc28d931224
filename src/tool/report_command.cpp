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
    auto made = state_of(arguments, std::move(*given));
    if (!made) return findings;
    present::State& state = *made;
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
