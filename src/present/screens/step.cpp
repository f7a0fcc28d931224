#include "present/screens/bench.h"

#include <algorithm>

namespace tk::present {

namespace {

using engine::Group;
using engine::Truth;

}  // namespace

std::vector<Block> step_page(const State& state) {
    const Texts& texts = state.texts();
    const std::string id = state.place.id;
    Block main = block("main", Role::main, Look::stack);
    auto& body = main.children;
    body.push_back(
        action("step/back", Role::link, Look::back_link, texts("step.back"), GoTo{{Page::plan, {}}}, "arrow-left"));
    body.push_back(heading("title", 1, Look::h1, title_of(state)));

    const auto why_card = [&](const std::vector<engine::QuestionId>& because,
                              const std::vector<engine::QuestionId>& waiting) {
        std::vector<Block> why = {with_icon(heading("why/title", 2, Look::h2, texts("step.why")), "info")};
        Block list = block("why/list", Role::list, Look::stack, texts("step.why"));
        int n = 0;
        for (const auto& text : because_texts(state, because))
            list.children.push_back(
                with_icon(block("why/" + std::to_string(++n), Role::item, Look::icon_line, text), "check"));
        if (!list.children.empty()) why.push_back(std::move(list));
        Block open = block("waiting/list", Role::list, Look::stack, texts("step.waiting"));
        for (const auto& question : waiting)
            open.children.push_back(
                box("waiting/item/" + question.value, Look::plain,
                    {action("waiting/" + question.value, Role::link, Look::text_link,
                            texts("question." + question.value + ".text"), GoTo{{Page::question, question.value}})},
                    Role::item));
        if (!open.children.empty()) {
            why.push_back(words("waiting/title", Look::body_strong, texts("step.waiting")));
            why.push_back(std::move(open));
        }
        return box("why", Look::card, std::move(why));
    };

    if (const engine::Duty* content = state.pack->find(engine::DutyId{id})) {
        const auto* duty = state.assessment.find(content->id);
        const char* status = duty->group == Group::must        ? "must"
                             : duty->group == Group::will      ? "will"
                             : duty->applies == Truth::unknown ? "unknown"
                                                               : "not";
        body.push_back(with_icon(words("step/status",
                                       duty->group == Group::must   ? Look::chip_must
                                       : duty->group == Group::will ? Look::chip_will
                                                                    : Look::chip_info,
                                       texts(std::string("step.status.") + status)),
                                 duty->group == Group::must   ? "scale"
                                 : duty->group == Group::will ? "hourglass"
                                                              : "circle-dashed"));
        body.push_back(words("step/what", Look::lead, texts("duty." + id + ".what")));
        body.push_back(why_card(duty->because, duty->waiting_on));
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
            body.push_back(
                box("open", Look::card, {heading("open/title", 2, Look::h2, texts("step.open")), std::move(open)}));
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
                        {action("by/" + measure.value, Role::link, Look::text_link,
                                texts("measure." + measure.value + ".name"), GoTo{{Page::measure, measure.value}})},
                        Role::item));
            body.push_back(box("by", Look::card, {heading("by/title", 2, Look::h2, texts("step.by")), std::move(by)}));
        }
        return {std::move(main)};
    }

    const engine::Measure* content = state.pack->find(engine::MeasureId{id});
    const auto* measure = state.assessment.find(content->id);
    if (auto told = told_strip(state)) body.push_back(std::move(*told));
    body.push_back(words("step/what", Look::lead, texts("measure." + id + ".what")));
    if (measure->applies == Truth::no)
        body.push_back(with_icon(words("step/status", Look::chip_off, texts("step.status.not")), "circle-x"));
    body.push_back(why_card(measure->because, measure->waiting_on));
    if (auto card = law_card(state, content->id)) body.push_back(std::move(*card));
    std::vector<Block> result = {heading("effect/title", 2, Look::h2, texts("step.result"))};
    if (rounded(measure->gain.p90) > 0) {
        result.push_back(
            words("effect/range", Look::figure_big, texts("plan.per_year", {{"range", money_range(texts, measure->gain)}})));
        Block bar = block("effect/bar", Role::figure, Look::bar, money_sentence(texts, measure->gain));
        bar.bar = bar_of(measure->gain, bar_end(measure->gain.p90));
        result.push_back(std::move(bar));
    } else {
        result.push_back(words("effect/none", Look::body, texts("plan.no_gain")));
    }
    result.push_back(with_icon(
        words("effect/cost", Look::icon_line,
              rounded(measure->investment.p90) > 0 ? texts("plan.cost", {{"range", money_range(texts, measure->investment)}})
                                                   : texts("plan.no_cost")),
        "wallet"));
    if (measure->payback)
        result.push_back(with_icon(words("effect/payback", Look::icon_line,
                                         texts("plan.payback", {{"years", years_range(texts, *measure->payback)}})),
                                   "timer"));
    if (rounded(measure->co2.p90) > 0)
        result.push_back(
            with_icon(words("effect/co2", Look::icon_line,
                            texts("step.co2", {{"range", number_range(texts, measure->co2.p10, measure->co2.p90)}})),
                      "cloud"));
    result.push_back(words("effect/alone", Look::caption_soft, texts("step.alone")));
    body.push_back(box("effect", Look::card, std::move(result)));
    if (auto card = swings_card(state, content->id)) body.push_back(std::move(*card));
    body.push_back(box("first", Look::card_soft,
                       {with_icon(heading("first/title", 2, Look::h2, texts("step.first")), "flag"),
                        words("first/text", Look::body, texts("measure." + id + ".first_step"))}));
    if (measure->applies != Truth::no || measure->done || measure->aside) body.push_back(fate_card(state, content->id));
    if (std::ranges::any_of(content->schemes, [&](const auto& one) { return state.assessment.find(one) != nullptr; })) {
        body.push_back(heading("step/schemes", 2, Look::h2, texts("step.schemes")));
        for (const auto& scheme : content->schemes)
            if (const auto* found = state.assessment.find(scheme))
                body.push_back(box("scheme/" + scheme.value, Look::card, scheme_card(state, *found, 3)));
    }
    return {std::move(main)};
}

}  // namespace tk::present
