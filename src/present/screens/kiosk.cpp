// What a kiosk shows before a visit, and at its end: the plan so far with a code for the visitor's own phone.
#include "present/kiosk.h"
#include "present/screens/plan_parts.h"
#include "present/screens/share.h"

#include <algorithm>

namespace tk::present {

namespace {

constexpr std::size_t steps_shown_there = 3;

Block first_steps(const State& state) {
    const Texts& texts = state.texts();
    Block list = block("kiosk/steps", Role::list, Look::stack, texts("kiosk.steps"));
    for (const auto& step : state.assessment.plan.steps) {
        if (list.children.size() == steps_shown_there) break;
        if (step.group == engine::Group::will) continue;
        const bool duty = step.group == engine::Group::must;
        const std::string id = duty ? step.duty.value : step.measure.value;
        Block item = block("kiosk/step/" + id, Role::item, duty ? Look::node_must : Look::node_can, step_name(state, step));
        item.value = std::to_string(list.children.size() + 1);
        item.help = texts(duty ? "group.must" : "group.can");
        list.children.push_back(std::move(item));
    }
    return list;
}

Block code_of(const State& state) {
    const Texts& texts = state.texts();
    Block card = box("kiosk/take", Look::card, {heading("kiosk/take/title", 2, Look::h2, texts("kiosk.take.title"))});
    const auto link = share::write_link(*state.pack, state.track, state.answers, share::Form::qr);
    auto code =
        state.address.empty() || link.text.empty() ? std::nullopt : share::qr_code(state.address + "#share/", link.text);
    if (!code) {
        card.children.push_back(words("kiosk/take/none", Look::body, texts("kiosk.take.none")));
        return card;
    }
    Block figure = block("kiosk/qr", Role::figure, Look::qr, texts("kiosk.take.code"));
    figure.qr = std::move(code);
    card.children.push_back(std::move(figure));
    card.children.push_back(words("kiosk/take/how", Look::body, texts("kiosk.take.how")));
    return card;
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
    Block main =
        box("main", Look::reading,
            {heading("title", 1, Look::h1, texts("kiosk.result.title")),
             box("kiosk/result", Look::card,
                 {words("result/label", Look::body, texts(gain.p10 < 0 ? "plan.balance" : "kiosk.result.saves")),
                  words("result/range", Look::figure_xl, money_spoken(texts, gain)), std::move(bar),
                  box("result/ends", Look::line,
                      {words("result/from", Look::caption_soft, money(texts, 0)),
                       words("result/to", Look::caption_soft, money(texts, end))}),
                  words("result/more", Look::small_soft, texts("kiosk.result.more"))}),
             first_steps(state), code_of(state),
             box("kiosk/actions", Look::wrap_line,
                 {action("kiosk/done", Role::button, Look::primary, texts("kiosk.done"), Finish{}, "check"),
                  action("kiosk/on", Role::button, Look::secondary, texts("kiosk.on"), Continue{}, {}, "arrow-right"),
                  action("kiosk/plan", Role::link, Look::text_link, texts("kiosk.plan"), GoTo{{Page::plan, {}}})})},
            Role::main);
    if (state.kiosk->print)
        main.children.back().children.push_back(
            action("kiosk/print", Role::button, Look::text_button, texts("kiosk.print"), PrintPage{}, "printer"));
    return {std::move(main)};
}

}  // namespace tk::present
