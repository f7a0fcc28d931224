// What a person says of a step: done, put aside or to do; and what was said of how many.
#include "present/screens/bench.h"

namespace tk::present {

Block fate_card(const State& state, const engine::MeasureId& id) {
    const Texts& texts = state.texts();
    const Fate fate = fate_of(state.choices, id);
    const auto toggle = [&](const char* name, Fate to, const char* icon) {
        Block button =
            action(std::string("fate/") + name, Role::button, Look::secondary, texts(std::string("choice.") + name),
                   Choose{MarkStep{id, fate == to ? Fate::to_do : to}}, fate == to ? "check" : icon);
        button.toggles = true;
        button.pressed = fate == to;
        return button;
    };
    return box("fate", Look::card,
               {heading("fate/title", 2, Look::h2, texts("choice.title")),
                words("fate/now", Look::body,
                      texts(fate == Fate::done    ? "choice.is_done"
                            : fate == Fate::aside ? "choice.is_aside"
                                                  : "choice.is_open")),
                box("fate/actions", Look::wrap_line,
                    {toggle("done", Fate::done, "badge-check"), toggle("aside", Fate::aside, "archive")})});
}

std::optional<Block> set_apart(const State& state) {
    const Texts& texts = state.texts();
    std::vector<Block> line;
    const auto add = [&](const std::string& name, std::size_t count, const char* icon) {
        if (count > 0)
            line.push_back(with_icon(
                words("apart/" + name, Look::icon_line,
                      texts("plan.apart." + name + (count == 1 ? "_one" : ""), {{"count", std::to_string(count)}})),
                icon));
    };
    add("aside", marked_of(state, state.choices.aside).size(), "archive");
    add("done", marked_of(state, state.choices.done).size(), "badge-check");
    if (line.empty()) return {};
    line.push_back(action("apart/see", Role::link, Look::text_link, texts("plan.apart.see"), GoTo{{Page::what_if, {}}}));
    return box("apart", Look::wrap_line, std::move(line));
}

std::optional<Block> told_strip(const State& state) {
    if (!state.told) return {};
    const Texts& texts = state.texts();
    return box(
        "told", Look::card_soft,
        {box("told/line", Look::wrap_line,
             {with_icon(words("told/what", Look::icon_line,
                              texts(state.told->text,
                                    {{"step", state.texts()("measure." + state.told->measure.value + ".name")}})),
                        "info"),
              action("told/undo", Role::button, Look::text_button, texts("choice.undo"), Choose{UndoChoice{}}, "undo-2")})});
}

}  // namespace tk::present
