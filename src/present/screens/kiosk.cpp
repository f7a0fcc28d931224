// What a kiosk shows before a visit, and at its end: the plan so far with a code for the visitor's own phone.
#include "present/kiosk.h"
#include "present/screens/plan_parts.h"
#include "present/screens/share.h"

#include <algorithm>

namespace tk::present {

namespace {

constexpr std::size_t kiosk_steps = 3;
constexpr std::size_t kiosk_duties = 2;  // so that a visitor also sees what can be gained

std::string gain_text(const State& state, const engine::Step& step) {
    const Texts& texts = state.texts();
    if (step.group == engine::Group::must) return texts("kiosk.step.must");
    const auto* measure = state.assessment.find(step.measure);
    if (measure == nullptr || rounded(measure->gain.p90) <= 0) return texts("kiosk.step.can");
    return texts("kiosk.step.gain", {{"range", money_range(texts, measure->gain)}});
}

// Duties first, as the plan has them.
Block most_important(const State& state) {
    Block list = block("kiosk/steps", Role::list, Look::tight, state.texts()("kiosk.steps"));
    std::size_t duties = 0, chances = 0;
    for (const auto& step : state.assessment.plan.steps) chances += step.group == engine::Group::can ? 1 : 0;
    for (const auto& step : state.assessment.plan.steps) {
        if (list.children.size() == kiosk_steps) break;
        if (step.group == engine::Group::will) continue;
        const bool duty = step.group == engine::Group::must;
        if (duty && duties >= kiosk_duties && chances > 0) continue;
        duties += duty ? 1 : 0;
        const std::string id = duty ? step.duty.value : step.measure.value;
        Block link = action("kiosk/step/" + id, Role::link, duty ? Look::node_must : Look::node_can, step_name(state, step),
                            GoTo{{Page::measure, id}}, {}, "chevron-right");
        link.value = std::to_string(list.children.size() + 1);
        link.help = gain_text(state, step);
        list.children.push_back(box("kiosk/item/" + id, Look::plain, {std::move(link)}, Role::item));
    }
    return list;
}

Block code_of(const State& state) {
    const Texts& texts = state.texts();
    Block title = heading("kiosk/take/title", 2, Look::h2, texts("kiosk.take.title"));
    const auto link = share::write_link(*state.pack, state.track, state.answers, share::Form::qr);
    auto code =
        state.address.empty() || link.text.empty() ? std::nullopt : share::qr_code(state.address + "#share/", link.text);
    if (!code)
        return box("kiosk/take", Look::card,
                   {std::move(title), words("kiosk/take/none", Look::body, texts("kiosk.take.none"))});
    Block figure = block("kiosk/qr", Role::figure, Look::qr, texts("kiosk.take.code"));
    figure.qr = std::move(code);
    return box(
        "kiosk/take", Look::card,
        {box("kiosk/take/row", Look::line,
             {std::move(figure), box("kiosk/take/words", Look::stack,
                                     {std::move(title), words("kiosk/take/how", Look::body, texts("kiosk.take.how"))})})});
}

}  // namespace

std::vector<Block> kiosk_welcome(const State& state) {
    const Texts& texts = state.texts();
    Block start = action("kiosk/start", Role::button, Look::primary, texts("kiosk.start"), Begin{"sme"}, "store");
    Block terrain =
        action("kiosk/start-terrain", Role::button, Look::secondary, texts("kiosk.start_terrain"), Begin{"terrain"}, "map");
    Block main = box("main", Look::stack,
                     {box("kiosk/hero", Look::hero,
                          {box("kiosk/copy", Look::hero_copy,
                               {heading("title", 1, Look::display, texts("kiosk.title")),
                                words("kiosk/lead", Look::lead, texts("kiosk.lead")), std::move(start), std::move(terrain),
                                with_icon(words("kiosk/wiped", Look::icon_line, texts("kiosk.wiped")), "eraser")}),
                           picture("kiosk/picture")})},
                     Role::main);
    return {std::move(main)};
}

std::vector<Block> kiosk_result(const State& state) {
    const Texts& texts = state.texts();
    const auto& gain = state.assessment.plan.totals.gain;
    const double end = bar_end(std::max(1.0, gain.p90));
    Block bar = block("result/bar", Role::figure, Look::bar, money_sentence(texts, gain));
    bar.bar = bar_of(gain, end);
    Block card = box("kiosk/result", Look::card,
                     {box("kiosk/result/range", Look::tight,
                          {words("result/label", Look::body, texts(gain.p10 < 0 ? "plan.balance" : "kiosk.result.saves")),
                           words("result/range", Look::figure_big, money_spoken(texts, gain))}),
                      box("kiosk/result/bar", Look::tight,
                          {std::move(bar), box("result/ends", Look::line,
                                               {words("result/from", Look::caption_soft, money(texts, 0)),
                                                words("result/to", Look::caption_soft, money(texts, end))})}),
                      words("result/more", Look::small_soft, texts("kiosk.result.more"))});
    Block first = box("kiosk/actions", Look::line,
                      {action("kiosk/done", Role::button, Look::primary, texts("kiosk.done"), Finish{}, "check"),
                       action("kiosk/on", Role::button, Look::secondary, texts("kiosk.on"), Continue{}, {}, "arrow-right")});
    Block more = box("kiosk/more", Look::wrap_line,
                     {action("kiosk/plan", Role::link, Look::text_link, texts("kiosk.plan"), GoTo{{Page::plan, {}}})});
    if (state.kiosk->print)
        more.children.push_back(
            action("kiosk/print", Role::button, Look::text_button, texts("kiosk.print"), PrintPage{}, "printer"));
    return {
        box("main", Look::plain,
            {box("kiosk/sides", Look::plan_top,
                 {box("kiosk/plan-side", Look::stack,
                      {heading("title", 1, Look::h1, texts("kiosk.result.title")), std::move(card), most_important(state)}),
                  box("kiosk/take-side", Look::stack, {code_of(state), std::move(first), std::move(more)})})},
            Role::main)};
}

}  // namespace tk::present
