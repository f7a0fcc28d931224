// What only the full report has: the dates, each step with its reasons, and where the energy goes.
#include "present/report/parts.h"

#include <algorithm>
#include <array>

namespace tk::present {

namespace {

// The parts of the page of a step that stand elsewhere in the report, or are for the screen.
constexpr std::array<std::string_view, 5> elsewhere{"title", "fate", "swings", "step/schemes", "told"};

// A plan can have eighty steps, with most of a page each: those for later are in the table of the chances, with their
// reason.
bool is_near(const engine::Step& step) {
    return step.group != engine::Group::can || (step.horizon == engine::Horizon::now && !step.maybe);
}

bool stands_elsewhere(const Block& block) {
    for (const std::string_view key : elsewhere)
        if (block.key == key) return true;
    return block.key.starts_with("scheme/");
}

// A bar and its amount, as on the page of the balance.
void write_use(Html& html, const Shown& page, const std::string& key) {
    if (const Block* bar = page.find(key + "/bar"); bar != nullptr && bar->bar) draw_bar(html, *bar->bar, bar->label);
    html.element("span", page.label(key + "/amount"));
}

void write_carrier(Report& report, const Shown& page, const Block& card) {
    const Texts& texts = report.texts;
    Html& html = report.html;
    const Block* numbers = page.find(card.key + "/table");
    if (numbers == nullptr || numbers->children.empty()) return;
    const auto inside = html.in("div", {{"class", "part"}});
    html.element("h3", page.label(card.key + "/title"));
    html.element("p", page.label(card.key + "/message"));
    Table table(html, numbers->label,
                {{texts("balance.use"), "head"},
                 {texts("balance.now"), "use"},
                 {texts("balance.then"), "use"},
                 {texts("balance.share_now"), "share"}});
    const std::string rows = card.key + "/table/";
    for (std::size_t i = 1; i < numbers->children.size(); ++i) {
        const Block& line = numbers->children[i];
        const std::string key = card.key + "/" + line.key.substr(rows.size());
        const auto row = table.row();
        table.words(0, line.children[0].label);
        {
            const auto cell = table.cell(1);
            write_use(html, page, key + "/now");
        }
        {
            const auto cell = table.cell(2);
            write_use(html, page, key + "/then");
        }
        table.words(3, line.children[3].label);
    }
}

}  // namespace

void write_dates(Report& report) {
    const auto card = dates_card(report.state);
    if (!card) return;
    const Shown shown({*card});
    const Block* list = shown.find("dates/list");
    if (list == nullptr) return;
    const auto inside = section(report, "dates", report.texts("dates.title"));
    Table table(report.html, report.texts("report.dates"),
                {{report.texts("report.column.day"), "head"}, {report.texts("report.column.what"), "because"}});
    for (const Block& item : list->children) {
        const auto row = table.row();
        table.words(0, item.children.front().label);
        table.words(1, item.children.front().help);
    }
}

void write_steps(Report& report) {
    if (report.state.assessment.plan.steps.empty()) return;
    Html& html = report.html;
    const auto inside = section(report, "steps", report.texts("report.steps"));
    html.element("p", report.texts("step.alone"), {{"class", "soft"}});
    const auto& steps = report.state.assessment.plan.steps;
    if (!std::ranges::all_of(steps, is_near)) html.element("p", report.texts("report.steps_later"));
    State state = report.state;
    for (const engine::Step& step : steps) {
        if (!is_near(step)) continue;
        state.place = {Page::measure, step.duty.empty() ? step.measure.value : step.duty.value};
        // Not reckoned for paper: what the open answers make of each step.
        state.swings = std::make_shared<const StepSwings>(StepSwings{step.measure, {}, 0});
        const auto card = html.in("div", {{"class", "card"}});
        {
            const auto title = html.in("h3");
            step_number(html, step, false);
            html.text(" ").element("span", step_name(state, step));
        }
        for (const Block& page : step_page(state))
            for (const Block& part : page.children)
                if (!stands_elsewhere(part)) write_block(html, part, 4);
    }
}

void write_balance(Report& report) {
    const Texts& texts = report.texts;
    const std::vector<Block> blocks = balance_page(report.state);
    const Shown page(blocks);
    if (page.find("balance/lead") == nullptr) return;
    const auto inside = section(report, "balance", texts("balance.title"));
    for (const char* key : {"balance/few/text", "balance/how"}) report.html.element("p", page.label(key));
    for (const Block& part : blocks)
        for (const Block& card : part.children) write_carrier(report, page, card);
    report.html.element("p", page.label("balance/note"), {{"class", "soft"}});
}

}  // namespace tk::present
