#include "present/screens/step_parts.h"

#include <algorithm>

namespace tk::present {

namespace {

using engine::Group;
using engine::Truth;

// Why it stands in the plan: the answers that led to it, each with the way to change it, and what is still open.
Block why_card(const State& state, const std::vector<engine::QuestionId>& because,
               const std::vector<engine::QuestionId>& waiting) {
    const Texts& texts = state.texts();
    std::vector<Block> why = {with_icon(heading("why/title", 2, Look::h2, texts("step.why")), "info")};
    Block list = block("why/list", Role::list, Look::tight, texts("step.why"));
    for (const auto& question : because) {
        const std::string answer = answer_text(state, question);
        if (answer.empty()) continue;
        Block link =
            action("why/" + question.value, Role::link, Look::row_link, texts("question." + question.value + ".text"),
                   GoTo{{Page::question, question.value}}, "check", "chevron-right");
        link.help = texts("step.answered", {{"answer", answer}});
        list.children.push_back(box("why/item/" + question.value, Look::plain, {std::move(link)}, Role::item));
    }
    const bool known = !list.children.empty();
    if (known) why.push_back(std::move(list));
    Block open = block("waiting/list", Role::list, Look::tight, texts("step.waiting"));
    for (const auto& question : waiting)
        open.children.push_back(box(
            "waiting/item/" + question.value, Look::plain,
            {action("waiting/" + question.value, Role::link, Look::row_link, texts("question." + question.value + ".text"),
                    GoTo{{Page::question, question.value}}, "circle-dashed", "chevron-right")},
            Role::item));
    if (!open.children.empty()) {
        why.push_back(words("waiting/title", Look::body_strong, texts("step.waiting")));
        why.push_back(std::move(open));
    } else if (!known) {
        why.push_back(words("why/always", Look::body, texts("step.always")));
    }
    return box("why", Look::card, std::move(why));
}

void add_duty(const State& state, const engine::Duty* content, std::vector<Block>& body) {
    const Texts& texts = state.texts();
    const std::string& id = content->id.value;
    const auto* duty = state.assessment.find(content->id);
    body.push_back(words("step/what", Look::lead, texts("duty." + id + ".what")));
    body.push_back(why_card(state, duty->because, duty->waiting_on));
    Block phases = block("phases/list", Role::list, Look::stack, texts("step.law"));
    for (const auto& phase : content->phases) {
        std::string line = texts("phase." + std::string(phase.status == engine::PhaseStatus::in_force    ? "in_force"
                                                        : phase.status == engine::PhaseStatus::adopted   ? "adopted"
                                                        : phase.status == engine::PhaseStatus::announced ? "announced"
                                                                                                         : "expected"));
        if (phase.from) line = texts("phase.since", {{"status", line}, {"date", date_text(texts, *phase.from)}});
        line = texts("phase.line", {{"status", line}, {"text", texts("duty." + id + ".phase." + phase.id)}});
        if (!phase.article.empty()) line += " " + texts("phase.article", {{"article", phase.article}});
        phases.children.push_back(with_icon(block("phases/" + phase.id, Role::item, Look::icon_line, std::move(line)),
                                            phase.status == engine::PhaseStatus::in_force ? "scale" : "hourglass"));
    }
    body.push_back(box("phases", Look::card,
                       {heading("phases/title", 2, Look::h2, texts("step.law")), std::move(phases),
                        action("phases/sources", Role::link, Look::text_link, texts("sources.link"),
                               GoTo{{Page::sources, {}}}, "file-text")}));
    if (content->open_conditions > 0) {
        Block open = block("open/list", Role::list, Look::stack, texts("step.open"));
        for (int i = 1; i <= content->open_conditions; ++i)
            open.children.push_back(with_icon(block("open/" + std::to_string(i), Role::item, Look::icon_line,
                                                    texts("duty." + id + ".open." + std::to_string(i))),
                                              "phone"));
        body.push_back(box("open", Look::card, {heading("open/title", 2, Look::h2, texts("step.open")), std::move(open)}));
    }
    if (auto link = recognised_link(state, content->id, "law/link"))
        body.push_back(box("law", Look::card,
                           {with_icon(heading("law/title", 2, Look::h2, texts("recognised_page.title")), "list-checks"),
                            words("law/what", Look::body, texts("recognised_page.what")), std::move(*link)}));
    if (!content->fulfilled_by.empty()) {
        Block by = block("by/list", Role::list, Look::stack, texts("step.by"));
        for (const auto& measure : content->fulfilled_by)
            by.children.push_back(
                box("by/item/" + measure.value, Look::plain,
                    {action("by/" + measure.value, Role::link, Look::text_link, texts("measure." + measure.value + ".name"),
                            GoTo{{Page::measure, measure.value}})},
                    Role::item));
        body.push_back(box("by", Look::card, {heading("by/title", 2, Look::h2, texts("step.by")), std::move(by)}));
    }
    body.push_back(box("step/note", Look::card, {note_part(state, NoteOn::duty, id)}));
}

Block effect_card(const State& state, const engine::MeasureState& measure) {
    const Texts& texts = state.texts();
    std::vector<Block> result = {heading("effect/title", 2, Look::h2, texts("step.result"))};
    if (rounded(measure.gain.p90) > 0) {
        const double end = bar_end(measure.gain.p90);
        result.push_back(words("effect/label", Look::body, texts("step.saving")));
        result.push_back(
            words("effect/range", Look::figure_big, texts("plan.per_year", {{"range", money_range(texts, measure.gain)}})));
        Block bar = block("effect/bar", Role::figure, Look::bar, money_sentence(texts, measure.gain));
        bar.bar = bar_of(measure.gain, end);
        result.push_back(std::move(bar));
        result.push_back(box("effect/ends", Look::line,
                             {words("effect/from", Look::caption_soft, money(texts, 0)),
                              words("effect/to", Look::caption_soft, money(texts, end))}));
        result.push_back(
            words("effect/likely", Look::small, texts("step.likely", {{"amount", money(texts, measure.gain.p50)}})));
    } else {
        result.push_back(words("effect/none", Look::body, texts("plan.no_gain")));
    }
    const auto figure = [&](const std::string& name, const char* icon, std::string value, std::string note) {
        const std::string key = "effect/" + name;
        Block made = box(key, Look::key_figure,
                         {with_icon(words(key + "/label", Look::icon_line, texts("step.figure." + name)), icon),
                          words(key + "/value", Look::figure_big, std::move(value))});
        if (!note.empty()) made.children.push_back(words(key + "/note", Look::caption_soft, std::move(note)));
        return made;
    };
    const bool costs = rounded(measure.investment.p90) > 0;
    std::vector<Block> figures;
    figures.push_back(figure("cost", "wallet", costs ? money_range(texts, measure.investment) : texts("step.nothing"),
                             costs ? texts("step.once") : ""));
    if (measure.payback) figures.push_back(figure("payback", "timer", years_range(texts, *measure.payback), ""));
    if (rounded(measure.co2.p90) > 0)
        figures.push_back(figure("co2", "cloud",
                                 texts("step.kilos", {{"range", number_range(texts, measure.co2.p10, measure.co2.p90)}}),
                                 texts("plan.a_year")));
    result.push_back(divider("effect/line"));
    result.push_back(box("effect/figures", Look::grid_two, std::move(figures)));
    if (rounded(measure.gain.p90) > 0) result.push_back(words("effect/alone", Look::caption_soft, texts("step.alone")));
    return box("effect", Look::card, std::move(result));
}

Block first_card(const State& state, const engine::MeasureId& id) {
    const Texts& texts = state.texts();
    return box("first", Look::card_soft,
               {with_icon(heading("first/title", 2, Look::h2, texts("step.first")), "flag"),
                words("first/text", Look::body, texts("measure." + id.value + ".first_step"))});
}

std::vector<Block> scheme_cards(const State& state, const engine::Measure& content) {
    std::vector<Block> made;
    for (const auto& scheme : content.schemes)
        if (const auto* found = state.assessment.find(scheme))
            made.push_back(box("scheme/" + scheme.value, Look::card, scheme_card(state, *found, 3)));
    if (!made.empty()) made.insert(made.begin(), heading("step/schemes", 2, Look::h2, state.texts()("step.schemes")));
    return made;
}

// In the order in which it is read; the first step and who can help stand beside the rest where there is room.
void add_measure(const State& state, const engine::Measure& content, std::vector<Block>& body) {
    const Texts& texts = state.texts();
    const engine::MeasureId& id = content.id;
    const auto* measure = state.assessment.find(id);
    const bool beside = width_of(state) == Width::wide;
    std::vector<Block> main, side;
    const auto add = [](std::vector<Block>& to, std::optional<Block> part) {
        if (part) to.push_back(std::move(*part));
    };
    main.push_back(words("step/what", Look::lead, texts("measure." + id.value + ".what")));
    main.push_back(why_card(state, measure->because, measure->waiting_on));
    (beside ? side : main).push_back(first_card(state, id));
    main.push_back(effect_card(state, *measure));
    add(main, swings_card(state, id));
    add(main, chain_card(state, id));
    add(main, law_card(state, id));
    for (Block& part : scheme_cards(state, content)) main.push_back(std::move(part));
    if (measure->applies != Truth::no || measure->done || measure->aside)
        (beside ? side : main).push_back(fate_card(state, id));
    (beside ? side : main).push_back(box("step/note", Look::card, {note_part(state, NoteOn::measure, id.value)}));
    add(beside ? side : main, desk_card(state));
    if (!beside) {
        for (Block& part : main) body.push_back(std::move(part));
        return;
    }
    body.push_back(box("step/columns", Look::step_columns,
                       {box("step/main", Look::stack, std::move(main)), box("step/side", Look::stack, std::move(side))}));
}

}  // namespace

std::vector<Block> step_page(const State& state) {
    Block main = block("main", Role::main, Look::stack);
    auto& body = main.children;
    body.push_back(
        action("step/back", Role::link, Look::back_link, state.texts()("step.back"), GoTo{{Page::plan, {}}}, "arrow-left"));
    body.push_back(step_head(state));
    if (const engine::Duty* duty = state.pack->find(engine::DutyId{state.place.id})) {
        add_duty(state, duty, body);
    } else {
        if (auto told = told_strip(state)) body.push_back(std::move(*told));
        add_measure(state, *state.pack->find(engine::MeasureId{state.place.id}), body);
    }
    if (auto line = mistake_line(state)) body.push_back(std::move(*line));
    return {std::move(main)};
}

}  // namespace tk::present
