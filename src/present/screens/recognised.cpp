// The measures that the law recognises: what applies, what to check, what is done, what does not apply.
#include "present/checklist.h"
#include "present/screens/parts.h"

#include <algorithm>

namespace tk::present {

namespace {

using engine::Truth;

constexpr const char* unfolded_part = "recognised";  // of `unfolded`: the lines that do not apply

// The parts of the page, in this order.
enum class Section { applies, check, done, not_applicable };

Section section_of(const ChecklistLine& line) {
    if (line.standing == Standing::done) return Section::done;
    return line.applies == Truth::yes  ? Section::applies
           : line.applies == Truth::no ? Section::not_applicable
                                       : Section::check;
}

const char* name_of(Section section) {
    switch (section) {
        case Section::applies: return "applies";
        case Section::check: return "check";
        case Section::done: return "done";
        case Section::not_applicable: break;
    }
    return "not";
}

Look chip_of(Section section) {
    return section == Section::applies ? Look::chip_must
           : section == Section::check ? Look::chip_info
           : section == Section::done  ? Look::chip_can
                                       : Look::chip_off;
}

Block steps_line(const State& state, const std::string& key, const char* label, const std::vector<ChecklistStep>& steps) {
    std::vector<Block> parts = {words(key + "/label", Look::small_strong, state.texts()(label))};
    for (const auto& step : steps)
        parts.push_back(action(key + "/" + step.measure.value, Role::link, Look::text_link, step.name,
                               GoTo{{Page::measure, step.measure.value}}));
    return box(key, Look::wrap_line, std::move(parts));
}

Block line_block(const State& state, const ChecklistLine& line, Section section) {
    const Texts& texts = state.texts();
    const std::string key = "recognised/" + line.id.value;
    Block item = box(key, Look::tight, {}, Role::item);
    item.children.push_back(words(key + "/title", Look::body_strong,
                                  texts("recognised_page.line", {{"code", line.code}, {"title", line.title}})));
    std::vector<Block> chips = {
        with_icon(words(key + "/verdict", chip_of(section),
                        section == Section::done ? texts("recognised_page.standing.done") : line.verdict),
                  section == Section::done      ? "circle-check"
                  : section == Section::applies ? "scale"
                                                : verdict_icon(line.applies, false))};
    if (!line.steps.empty() && section != Section::done && section != Section::not_applicable)
        chips.push_back(
            with_icon(words(key + "/planned", Look::chip_can, texts("recognised_page.standing.planned")), "list-checks"));
    item.children.push_back(box(key + "/chips", Look::wrap_line, std::move(chips)));
    if (section == Section::done || section == Section::not_applicable) {
        if (!line.reason.empty()) item.children.push_back(words(key + "/reason", Look::small_soft, line.reason));
        return item;
    }
    item.children.push_back(
        words(key + "/moment", Look::small_soft, line.owner.empty() ? line.moment : line.moment + " " + line.owner));
    if (!line.waits.empty())
        item.children.push_back(
            with_icon(words(key + "/waits", Look::icon_line, line.waits), verdict_icon(Truth::unknown, false)));
    Block list = block(key + "/conditions", Role::list, Look::tight, texts("recognised_page.conditions"));
    for (const auto& condition : line.conditions) {
        Block one = block(key + "/condition/" + condition.id, Role::item, Look::icon_line,
                          texts("criterion.line", {{"verdict", condition.verdict}, {"text", condition.text}}));
        one.icon = condition.ask ? "search" : verdict_icon(condition.met, false);
        list.children.push_back(std::move(one));
    }
    item.children.push_back(std::move(list));
    if (!line.steps.empty()) item.children.push_back(steps_line(state, key + "/steps", "recognised_page.steps", line.steps));
    if (!line.partly.empty())
        item.children.push_back(steps_line(state, key + "/partly", "recognised_page.partly", line.partly));
    return item;
}

// The lines of one section, under the names of their categories.
std::vector<Block> categories_of(const State& state, const std::vector<ChecklistLine>& lines, Section section) {
    std::vector<Block> made;
    for (const auto& category : state.pack->recognised.categories) {
        const std::string key = std::string("recognised/") + name_of(section) + "/" + category.id;
        const std::string name = state.texts()("recognised_category." + category.id);
        Block list = block(key + "/list", Role::list, Look::stack, name);
        for (const ChecklistLine& line : lines) {
            if (line.category != category.id || section_of(line) != section) continue;
            if (!list.children.empty()) {
                Block rule = divider("recognised/" + line.id.value + "/rule");
                list.children.push_back(std::move(rule));
            }
            list.children.push_back(line_block(state, line, section));
        }
        if (list.children.empty()) continue;
        made.push_back(box(key, Look::card, {heading(key + "/title", 3, Look::h3, name), std::move(list)}));
    }
    return made;
}

}  // namespace

std::vector<Block> recognised_page(const State& state) {
    const Texts& texts = state.texts();
    const std::string duty = state.pack->recognised.duty.value;
    Block main = block("main", Role::main, Look::reading);
    auto& body = main.children;
    body.push_back(
        action("recognised/back", Role::link, Look::back_link, texts("step.back"), GoTo{{Page::plan, {}}}, "arrow-left"));
    body.push_back(heading("title", 1, Look::h1, texts("recognised_page.title")));
    body.push_back(words("recognised/what", Look::lead, texts("recognised_page.what")));
    const std::vector<ChecklistLine> lines = checklist(state);
    if (lines.empty()) {
        body.push_back(
            box("recognised/none", Look::card, {words("recognised/none/text", Look::body, texts("recognised_page.none"))}));
        return {std::move(main)};
    }
    std::vector<Block> rules;
    const auto* held = state.assessment.find(state.pack->recognised.duty);
    if (held->applies == Truth::unknown)
        rules.push_back(
            with_icon(words("recognised/duty", Look::icon_line, texts("recognised_page.duty_unknown")), "circle-dashed"));
    for (const char* name : {"all", "instead", "moment", "report"})
        rules.push_back(with_icon(words(std::string("recognised/rule/") + name, Look::icon_line,
                                        texts(std::string("recognised_page.rule.") + name)),
                                  "info"));
    rules.push_back(box(
        "recognised/actions", Look::wrap_line,
        {action("recognised/csv", Role::button, Look::primary, texts("recognised_page.csv"), DownloadChecklist{},
                "file-text"),
         action("recognised/print", Role::button, Look::secondary, texts("recognised_page.print"), PrintPage{}, "printer"),
         action("recognised/duty/link", Role::link, Look::text_button, texts("recognised_page.duty"),
                GoTo{{Page::measure, duty}}, "scale")}));
    body.push_back(box("recognised/rules", Look::card, std::move(rules)));
    for (const Section section : {Section::applies, Section::check, Section::done, Section::not_applicable}) {
        const auto count = std::ranges::count(lines, section, section_of);
        if (count == 0) continue;
        const std::string name = name_of(section), key = "recognised/" + name;
        body.push_back(heading(key + "/title", 2, Look::h2, texts("recognised_page.section." + name)));
        body.push_back(words(key + "/what", Look::body,
                             texts("recognised_page.section." + name + "_what", {{"count", std::to_string(count)}})));
        const bool folds = section == Section::not_applicable;
        if (!folds || state.unfolded.contains(unfolded_part))
            for (Block& card : categories_of(state, lines, section)) body.push_back(std::move(card));
        if (!folds) continue;
        const bool open = state.unfolded.contains(unfolded_part);
        Block button = action("recognised/all", Role::button, Look::secondary,
                              open ? texts("plan.fewer") : texts("recognised_page.more", {{"count", std::to_string(count)}}),
                              Unfold{unfolded_part}, {}, open ? "chevron-up" : "chevron-down");
        button.unfolded = open;
        body.push_back(std::move(button));
    }
    body.push_back(words("recognised/source", Look::caption_soft, texts("recognised_page.source")));
    return {std::move(main)};
}

std::optional<Block> law_sign(const State& state, const engine::Step& step) {
    if (step.law.empty()) return {};
    const auto* duty = state.assessment.find(state.pack->recognised.duty);
    const std::string key = "step/" + step.measure.value + "/law";
    for (const auto& id : step.law) {
        const auto* found = state.assessment.find(id);
        if (found->applies == Truth::yes && duty->applies == Truth::yes &&
            state.pack->find(id)->moment != engine::Moment::replacement)
            return with_icon(words(key, Look::chip_must, state.texts()("plan.law", {{"code", id.value}})), "scale");
    }
    return with_icon(words(key, Look::chip_plain, state.texts()("plan.law_maybe")), "scale");
}

std::optional<Block> law_card(const State& state, const engine::MeasureId& measure) {
    const Texts& texts = state.texts();
    const auto* held = state.assessment.find(measure);
    if (held->law.empty()) return {};
    Block list = block("law/list", Role::list, Look::stack, texts("recognised_page.title"));
    for (const auto& id : held->law) {
        const auto* found = state.assessment.find(id);
        list.children.push_back(with_icon(
            block("law/" + id.value, Role::item, Look::icon_line,
                  texts("criterion.line",
                        {{"verdict", texts("recognised_page.verdict." + std::string(engine::name_of(found->applies)))},
                         {"text", texts("recognised_page.line",
                                        {{"code", id.value}, {"title", texts("recognised." + id.value + ".title")}})}})),
            found->applies == Truth::yes ? "scale" : verdict_icon(found->applies, false)));
    }
    return box("law", Look::card,
               {with_icon(heading("law/title", 2, Look::h2, texts("step.recognised")), "scale"),
                words("law/what", Look::body, texts("step.recognised_what")), std::move(list),
                action("law/link", Role::link, Look::text_link, texts("recognised_page.link"), GoTo{{Page::recognised, {}}},
                       {}, "arrow-right")});
}

std::optional<Block> recognised_link(const State& state, const engine::DutyId& duty, const std::string& key) {
    if (duty != state.pack->recognised.duty || state.assessment.recognised.empty()) return {};
    return action(key, Role::link, Look::text_link, state.texts()("recognised_page.link"), GoTo{{Page::recognised, {}}},
                  "list-checks");
}

}  // namespace tk::present
