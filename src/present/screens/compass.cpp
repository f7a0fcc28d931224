// The compass of the plan: how far each theme is, and where most is to gain.
#include "present/screens/plan_parts.h"

#include <algorithm>
#include <cmath>

namespace tk::present {

namespace {

using engine::Spread;
using engine::ThemeState;

// The needle points where most is open, when that is at least one point of the hundred.
constexpr double least_open = 1, sure_share = 0.9;

std::string score_text(const Texts& texts, double score) { return number_text(texts, std::round(score)); }

// "43 (38 – 47)"
std::string score_cell(const Texts& texts, const Spread& score) {
    const std::string likely = score_text(texts, score.p50), low = score_text(texts, score.p10),
                      high = score_text(texts, score.p90);
    if (low == high) return likely;
    return texts("compass.score", {{"likely", likely}, {"range", texts("number.range", {{"low", low}, {"high", high}})}});
}

std::string theme_name(const Texts& texts, const ThemeState& theme) { return texts("theme." + theme.theme.value); }

const ThemeState* most_open(const State& state) {
    const auto& themes = state.assessment.compass;
    const auto best =
        std::ranges::min_element(themes, {}, [](const ThemeState& one) { return std::pair(one.now.p50, one.now.p10); });
    return best == themes.end() || best->now.p10 > 100 - least_open ? nullptr : &*best;
}

std::string compass_message(const State& state, const ThemeState* best) {
    const Texts& texts = state.texts();
    if (best == nullptr) return texts("compass.nothing");
    return texts(best->most >= sure_share ? "compass.most" : "compass.most_likely",
                 {{"theme", theme_name(texts, *best)},
                  {"now", score_text(texts, best->now.p50)},
                  {"first", score_text(texts, best->first.p50)},
                  {"after", score_text(texts, best->after.p50)}});
}

// The heaviest step of the theme, or else the first question about it: where a press on its name goes.
Place theme_place(const State& state, const ThemeState& theme) {
    const engine::Step* best = nullptr;
    for (const auto& step : state.assessment.plan.steps) {
        const engine::Measure* measure = step.measure.empty() ? nullptr : state.pack->find(step.measure);
        if (measure != nullptr && measure->theme == theme.theme && (best == nullptr || step.score > best->score))
            best = &step;
    }
    if (best != nullptr) return {Page::measure, best->measure.value};
    for (const auto& asked : state.assessment.questions)
        if (asked.asked != engine::Truth::no && state.pack->find(asked.question)->theme == theme.theme)
            return {Page::question, asked.question.value};
    return {Page::review, {}};
}

Block legend_word(std::string key, int sign, std::string label) {
    Block word = words(std::move(key), Look::chart_legend, std::move(label));
    word.point = Point{.column = sign};
    return word;
}

Block compass_chart(const State& state, const std::string& sentence, const ThemeState* best) {
    const Texts& texts = state.texts();
    Block figure = block("compass/figure", Role::figure, Look::plain, sentence);
    figure.compass = Compass{};
    Block list = block("compass/themes", Role::list, Look::plain, texts("compass.themes"));
    for (const ThemeState& theme : state.assessment.compass) {
        if (&theme == best) figure.compass->needle = static_cast<int>(figure.compass->arms.size());
        figure.compass->arms.push_back({theme.now.p10, theme.now.p50, theme.now.p90, theme.first.p50});
        const std::string key = "compass/" + theme.theme.value;
        Block link = action(key, Role::link, Look::compass_arm, theme_name(texts, theme), GoTo{theme_place(state, theme)});
        const std::string now = score_text(texts, theme.now.p50), first = score_text(texts, theme.first.p50);
        link.help = now == first ? now : texts("compass.from_to", {{"now", now}, {"first", first}});
        list.children.push_back(box(key + "/item", Look::plain, {std::move(link)}, Role::item));
    }
    figure.children.push_back(legend_word("compass/legend/now", 0, texts("compass.now")));
    figure.children.push_back(legend_word("compass/legend/first", 1, texts("compass.first")));
    if (best != nullptr)
        figure.children.push_back(
            legend_word("compass/legend/most", 2, texts("compass.needle", {{"theme", theme_name(texts, *best)}})));
    return box("compass/chart", Look::compass, {std::move(figure), std::move(list)});
}

}  // namespace

Block compass_card(const State& state) {
    const Texts& texts = state.texts();
    const ThemeState* best = most_open(state);
    const std::string sentence = compass_message(state, best);
    std::vector<Block> body = {chart_head(state, "compass", texts("compass.title." + state.track)),
                               words("compass/message", Look::small, sentence)};
    std::vector<std::vector<std::string>> rows = {
        {texts("compass.theme"), texts("compass.now_column"), texts("compass.first_column"), texts("compass.after_column")}};
    for (const ThemeState& theme : state.assessment.compass)
        rows.push_back({theme_name(texts, theme), score_cell(texts, theme.now), score_cell(texts, theme.first),
                        score_cell(texts, theme.after)});
    add_chart(state, body, "compass", compass_chart(state, sentence, best),
              chart_table("compass", texts("compass.table"), rows));
    return box("compass", Look::card, std::move(body));
}

}  // namespace tk::present
