// The command line: assess, compare, report, route, checklist, export, lint, check-examples, compile, flow, theme, site,
// share, dossier check, aggregate.
#include "tool/arguments.h"
#include "tool/commands.h"
#include "tool/say.h"

#include <array>
#include <cstdio>

namespace {

using namespace tk::tool;

constexpr Choice content{"--content", "DIR", "folder with assets/content and locales, or with pack.json"};
constexpr Choice overlay{"--overlay", "FILE", "what a region adds or adapts, laid over the content"};
constexpr Choice format{"--format", "text|json", "how the result is written", true};

constexpr std::array assess_choices{
    Choice{"--date", "YYYY-MM-DD", "the day that counts; else that of the file, else today"},
    Choice{"--track", "sme|terrain", "a company or a park; else as the file or its answers say", true},
    Choice{"--language", "nl|en", "language of the text", true},
    format,
    Choice{"--jsonl", "", "one JSON object with answers per line in, one result per line out; stdin when no file is named",
           false, true},
    Choice{"--budget", "EUR", "choose the best steps that fit; the law first"},
    Choice{"--done", "MEASURE", "is done: no step, and what it saves others can't; may be given more than once", false,
           false, true},
    Choice{"--aside", "MEASURE", "is put aside: no step, no effect; may be given more than once", false, false, true},
    Choice{"--weight", "NAME=N", "of payback, money, co2, benefits, ease or urgency; may be given more than once", false,
           false, true},
    Choice{"--draws", "N", "a power of two, 512 when not given; 0: no amounts, only verdicts"},
    Choice{"--what-if", "yes|no", "whether next_questions and would_fit_if are worked out", true},
    Choice{"--threads", "N", "with --jsonl: how many lines at once; else one per core"},
    content,
    overlay};
constexpr std::array compare_choices{
    Choice{"--date-a", "YYYY-MM-DD", "the day of the first; else that of its file, else today"},
    Choice{"--date-b", "YYYY-MM-DD", "the day of the second; likewise"},
    Choice{"--language", "nl|en", "language of the text", true},
    format,
    content,
    overlay};
constexpr std::array report_choices{
    Choice{"--form", "summary|full|handover", "two pages for the owner, everything, or what the next adviser needs", true},
    assess_choices[0],
    assess_choices[1],
    assess_choices[2],
    Choice{"--output", "FILE", "where to write it; else standard output"},
    Choice{"--name", "NAME", "of the company or park, on the cover"},
    Choice{"--place", "PLACE", "on the cover"},
    Choice{"--adviser", "NAME", "on the cover"},
    Choice{"--budget", "EUR", "choose the best steps that fit; the law first"},
    assess_choices[6],
    assess_choices[7],
    content,
    overlay};
constexpr std::array route_choices{
    Choice{"--rest", "likely|unknown", "each question gets its likeliest answer, or none is known", true},
    Choice{"--date", "YYYY-MM-DD", "the day that counts; else that of the file, else today"},
    Choice{"--track", "sme|terrain", "a company or a park; else as the file or its answers say", true},
    Choice{"--language", "nl|en", "language of the text", true},
    content,
    overlay};
constexpr Choice list_format{"--format", "text|csv|json", "how the list is written; csv is for a spreadsheet", true};
constexpr std::array checklist_choices{assess_choices[0], assess_choices[1], assess_choices[2],
                                       list_format,       content,           overlay};
constexpr std::array export_choices{assess_choices[0], assess_choices[1],
                                    assess_choices[2], Choice{"--output", "FILE", "where to write it; else standard output"},
                                    content,           overlay};
constexpr std::array lint_choices{
    format,
    Choice{"--date", "YYYY-MM-DD", "the day that \"checked long ago\" is seen from; else that of checked_on in pack.json"},
    Choice{"--age", "DAYS", "how old a check may be; else evidence_days of the ranking"},
    Choice{"--tries", "N", "sets of answers tried for each thing that is searched for, 2000 when not given"},
    Choice{"--seed", "N", "of what is tried by chance, 1 when not given"},
    content,
    overlay};
constexpr std::array example_choices{
    Choice{"--asked", "yes|no", "whether the questions that each is asked are counted, which takes longest", true}, content,
    overlay};
constexpr std::array compile_choices{Choice{"--output", "FILE", "where it goes; else content.pack"}, content, overlay};
constexpr std::array flow_choices{
    Choice{"--theme", "ID", "only what is of this theme, with what it hangs together with"},
    Choice{"--track", "sme|terrain", "only what is for a company or for a park; else both", true},
    Choice{"--from", "ID", "only what leads to a question, measure, duty or scheme, and what follows from it"},
    Choice{"--steps", "N", "with --from: how far, 2 when not given"},
    Choice{"--language", "nl|en", "language of the words", true},
    Choice{"--format", "dot|svg", "text for Graphviz, or its drawing where Graphviz is installed", true},
    Choice{"--output", "FILE", "where to write it; else standard output"},
    content,
    overlay};

constexpr std::array theme_choices{format};
constexpr std::array dossier_choices{
    format,
    Choice{"--date", "YYYY-MM-DD", "the day that \"since last time\" is told for; else today"},
    Choice{"--output", "DIR", "writes each that can be used into this folder, in the form of now, under its own name"},
    Choice{"--look", "", "with --output: as looked at on the day, so that a later check tells what is new since"},
    content,
    overlay};
constexpr std::array aggregate_choices{
    Choice{"--date", "YYYY-MM-DD", "the day that counts; else today"},
    Choice{"--leave-out", "FILE", "does not count; may be given more than once", false, false, true},
    Choice{"--with-files", "", "also which files count, which are alike, and which contradict themselves"}, content,
    overlay};
constexpr std::array share_choices{
    Choice{"--address", "URL", "of the website that the link opens; without it the link is the part behind that"},
    Choice{"--qr", "svg", "the QR code of the link instead, as a drawing", true},
    Choice{"--read", "LINK", "the other way: the answers in a link, as a file of answers", false, true},
    assess_choices[1],
    assess_choices[2],
    content,
    overlay};

struct Entry {
    Command command;
    int (*run)(const Arguments&);
};

constexpr std::array entries{
    Entry{{"assess", "ANSWERS.json",
           "Answers in, plan out.\nThe file holds the answers under \"answers\", or is that object itself. With --jsonl "
           "each line is one;\n"
           "a line that cannot be used gives {\"line\": N, \"error\": [...]}, and the program still ends with 0.",
           assess_choices},
          assess},
    Entry{{"compare", "A.json",
           "What differs: steps, duties, schemes and totals.\nWithout B.json the same answers on another day.",
           compare_choices, "[B.json]"},
          compare},
    Entry{{"report", "ANSWERS.json",
           "The plan as an HTML document: to print, to send, to keep.\nIt needs no other file and no network. For plain "
           "text or JSON see assess.",
           report_choices},
          report},
    Entry{{"route", "ANSWERS.json", "The order in which questions are best asked, and why, until none is worth asking.",
           route_choices},
          route},
    Entry{{"checklist", "ANSWERS.json",
           "The recognised measures of the law: which apply, which to check, which are planned or done.", checklist_choices},
          checklist},
    Entry{{"export", "csv|ics|json",
           "The plan for a spreadsheet, its days for a calendar, or the whole result, as the page gives them.\n"
           "csv has semicolons and decimal commas in each language, as a Dutch spreadsheet reads it.",
           export_choices, "ANSWERS.json"},
          export_plan},
    Entry{{"lint", "",
           "Checks content and words: mistakes, what nothing leads to, what no example tests.\n"
           "A finding that may stay is named in pack.json with its reason; see assets/README.md.",
           lint_choices},
          lint},
    Entry{{"check-examples", "", "Checks that each example of the content gives what its author expects.", example_choices},
          check_examples},
    Entry{{"compile", "", "Makes the one file of the content that the page loads.", compile_choices}, compile},
    Entry{{"flow", "",
           "Draws what leads to what: questions, conditions, measures, duties and schemes.\nThe whole map is large; "
           "--theme, --track and --from show a part.",
           flow_choices},
          flow},
    Entry{{"theme", "FILE.json",
           "Checks the colours of an organisation: design tokens of NL Design System, or roles by name.\n"
           "Ends with 1 when a colour could not be used as it is.",
           theme_choices},
          theme},
    Entry{{"site",
           "site.json",
           "Checks the settings of a site: what is wrong and therefore left out.\nEnds with 1 when something is.",
           {}},
          site},
    Entry{{"dossier", "FILE.json...",
           "Reads dossiers: what is wrong with them, what moved to another place in the content, what is new since.\n"
           "Also takes lists of answers. Ends with 1 when one can't be used.",
           dossier_choices, "", true, "check"},
          check_dossiers},
    Entry{{"aggregate", "DIR|FILE.json...",
           "What many companies are together: totals, answers, shared steps, estimates for the terrain.\n"
           "Of a group smaller than five nothing is shown, unless each in it may be shown by name.",
           aggregate_choices, "", true},
          aggregate},
    Entry{{"share", "ANSWERS.json",
           "The answers of a company or park as a link. It holds no free words, nothing private, and no choices.\n"
           "What is left out is named on standard error.",
           share_choices},
          share},
};

int wrong(const std::string& what, const std::string& help) {
    say(stderr, "terreinkompas: " + what + "\nSee " + help + "\n");
    return misuse;
}

}  // namespace

int main(int count, char** words) {
    const std::vector<std::string_view> given(words + (count > 0 ? 1 : 0), words + count);
    std::vector<Command> commands;
    std::vector<std::string_view> names;
    for (const auto& entry : entries) {
        commands.push_back(entry.command);
        names.push_back(entry.command.name);
    }
    if (given.empty()) {
        say(stderr, help_of(commands));
        return misuse;
    }
    if (given[0] == "--help" || given[0] == "-h") {
        say(stdout, help_of(commands));
        return good;
    }
    if (given[0] == "--version") {
        say(stdout, "terreinkompas " TERREINKOMPAS_VERSION "\n");
        return good;
    }
    for (const auto& entry : entries) {
        if (entry.command.name != given[0]) continue;
        const auto arguments = arguments_for(entry.command, std::span(given).subspan(1));
        if (!arguments) return wrong(arguments.error(), "terreinkompas " + std::string(given[0]) + " --help");
        if (arguments->help) {
            say(stdout, help_of(entry.command));
            return good;
        }
        return entry.run(*arguments);
    }
    return wrong(unknown("command", given[0], names), "terreinkompas --help");
}
