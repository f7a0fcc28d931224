// The plan over time: a roadmap with a row per step, and the running total under it, on one axis.
#include "engine/over_time.h"

#include "engine/rank.h"
#include "present/screens/bench.h"

#include <algorithm>
#include <cmath>

namespace tk::present {

namespace {

using engine::Group;
using engine::OverTime;
using engine::StepTime;

constexpr std::size_t rows_at_first = 12;
constexpr const char* all_rows = "what-if-route-all";

engine::Date day_after(const State& state, double months) {
    const auto days = static_cast<int>(std::lround(months * 365.25 / 12));
    return engine::Date{std::chrono::sys_days(state.date) + std::chrono::days{days}};
}

std::string month_text(const State& state, double months) {
    const engine::Date day = day_after(state, months);
    return state.texts()("date.month",
                         {{"month", state.texts()("month." + std::to_string(static_cast<unsigned>(day.month())))},
                          {"year", std::to_string(static_cast<int>(day.year()))}});
}

// "zomer 2029", or with "in" before it "in de zomer van 2029": no finer, since it is an estimate.
std::string season_text(const State& state, const char* form, double months) {
    const engine::Date day = day_after(state, months);
    const unsigned month = static_cast<unsigned>(day.month());
    const char* season = month <= 2    ? "start"
                         : month <= 5  ? "spring"
                         : month <= 8  ? "summer"
                         : month <= 11 ? "autumn"
                                       : "end";
    return state.texts()(std::string("season.") + form + "." + season,
                         {{"year", std::to_string(static_cast<int>(day.year()))}});
}

TimeAxis axis_of(const State& state, const OverTime& over) {
    TimeAxis axis{over.months, {}};
    for (int year = static_cast<int>(state.date.year()) + 1; year <= over.last_year; ++year)
        axis.years.push_back(engine::months_between(
            state.date, engine::Date{std::chrono::year{year}, std::chrono::January, std::chrono::day{1}}));
    return axis;
}

// The words over the years and today.
Block axis_words(const State& state, const std::string& key, const OverTime& over) {
    Block made = block(key, Role::group, Look::chart_axis, state.texts()("what_if.route.years"));
    made.children.push_back(words(key + "/today", Look::caption, state.texts()("what_if.route.today")));
    for (int year = static_cast<int>(state.date.year()) + 1; year <= over.last_year; ++year)
        made.children.push_back(words(key + "/" + std::to_string(year), Look::caption, std::to_string(year)));
    return made;
}

struct Row {
    const engine::Step* step = nullptr;
    const StepTime* time = nullptr;
    std::string id{};
};

// Every duty, and what is counted of the rest.
std::vector<Row> rows_of(const engine::Assessment& assessment) {
    std::vector<Row> rows;
    const auto& plan = assessment.plan;
    for (std::size_t i = 0; i < plan.over_time.steps.size(); ++i) {
        const engine::Step& step = plan.steps[i];
        const StepTime& time = plan.over_time.steps[i];
        if (step.group == Group::can && !time.counted) continue;
        if (step.group == Group::will && (!time.due || *time.due > plan.over_time.months)) continue;
        rows.push_back({&step, &time, step.duty.empty() ? step.measure.value : step.duty.value});
    }
    return rows;
}

bool saves(const StepTime& time) { return time.counted && rounded(time.gain.p50) > 0; }

std::string duty_text(const State& state, const Row& row) {
    const Texts& texts = state.texts();
    const StepTime& time = *row.time;
    if (row.step->group == Group::will)
        return texts("plan.expected", {{"date", date_text(texts, day_after(state, *time.due))}});
    if (!time.due) return texts("plan.holds_now");
    if (*time.due < 0) return texts("what_if.route.late");
    return texts("plan.deadline", {{"date", date_text(texts, *state.assessment.find(row.step->duty)->deadline)}});
}

std::string done_text(const State& state, const StepTime& time) {
    if (time.until <= 0) return state.texts()("what_if.route.at_once");
    return state.texts()("what_if.route.done", {{"month", month_text(state, time.until)}});
}

std::string row_text(const State& state, const Row& row) {
    if (row.step->group == Group::can) return done_text(state, *row.time);
    const std::string duty = duty_text(state, row);
    return row.time->counted && row.time->until > 0
               ? state.texts()("what_if.route.both", {{"duty", duty}, {"done", done_text(state, *row.time)}})
               : duty;
}

Block route_row(const State& state, const Row& row) {
    const std::string key = "what-if/route/" + row.id;
    const bool duty = row.step->group != Group::can;
    Block link = action(key, Role::link,
                        row.step->group == Group::must   ? Look::node_must
                        : row.step->group == Group::will ? Look::node_will
                                                         : Look::node_can,
                        step_name(state, *row.step), GoTo{{Page::measure, row.id}});
    link.value = std::to_string(row.step->place);
    link.help = row_text(state, row);
    Block item = box(key + "/row", Look::roadmap_row, {std::move(link)}, Role::item);
    item.span = Span{row.time->from, row.time->until, row.time->due, duty, row.step->group == Group::will, saves(*row.time)};
    if (saves(*row.time))
        item.children.push_back(
            words(key + "/amount", Look::caption,
                  state.texts()("what_if.route.amount", {{"amount", money(state.texts(), row.time->gain.p50)}})));
    return item;
}

Block legend(const State& state) {
    const Texts& texts = state.texts();
    Block line = box("what-if/route/legend", Look::legend, {});
    for (const char* sign : {"do", "saves", "duty"})
        line.children.push_back(words(std::string("what-if/route/legend/") + sign, Look::caption_soft,
                                      texts(std::string("what_if.route.legend.") + sign)));
    return line;
}

Block route_table(const State& state, const std::vector<Row>& rows) {
    const Texts& texts = state.texts();
    const std::string key = "what-if/route/table";
    Block table = block(key, Role::table, Look::plain, texts("what_if.route.rows"));
    table.children.push_back(table_row(key + "/columns",
                                       {{"step", texts("what_if.route.column.step")},
                                        {"from", texts("what_if.route.column.from")},
                                        {"until", texts("what_if.route.column.until")},
                                        {"gain", texts("what_if.route.column.gain")}},
                                       true));
    for (const Row& row : rows) {
        const bool works = row.time->counted;
        const std::string until = row.step->group == Group::can ? month_text(state, row.time->until) : row_text(state, row);
        table.children.push_back(
            table_row(key + "/" + row.id, {{"step", step_name(state, *row.step)},
                                           {"from", works ? month_text(state, row.time->from) : "-"},
                                           {"until", until},
                                           {"gain", saves(*row.time) ? money(texts, row.time->gain.p50) : "-"}}));
    }
    return table;
}

Block route_card(const State& state, const OverTime& over, const std::vector<Row>& rows) {
    const Texts& texts = state.texts();
    const std::string key = "what-if/route";
    double last = 0;
    int counted = 0;
    for (const Row& row : rows)
        if (row.time->counted) last = std::max(last, row.time->until), ++counted;
    Chart chart;
    chart.key = key;
    chart.name = texts("what_if.route.name");
    chart.title = texts("what_if.route.title", {{"year", std::to_string(over.last_year)}});
    chart.sentence = counted == 0 ? texts("what_if.route.no_steps")
                                  : texts(counted == 1 ? "what_if.route.sentence_one" : "what_if.route.sentence",
                                          {{"count", std::to_string(counted)}, {"month", month_text(state, last)}});
    const std::size_t shown = state.unfolded.contains(all_rows) ? rows.size() : std::min(rows.size(), rows_at_first);
    Block list = block(key + "/rows", Role::list, Look::stack, texts("what_if.route.rows"));
    for (std::size_t i = 0; i < shown; ++i) list.children.push_back(route_row(state, rows[i]));
    Block map = box(key + "/map", Look::roadmap, {axis_words(state, key + "/axis", over), std::move(list)});
    map.time_axis = axis_of(state, over);
    chart.drawing = {legend(state), std::move(map)};
    if (rows.size() > rows_at_first) {
        const bool open = shown == rows.size();
        Block more = action(key + "/more", Role::button, Look::text_button,
                            texts(open ? "plan.fewer" : "what_if.route.more", {{"count", std::to_string(rows.size())}}),
                            Unfold{all_rows}, {}, open ? "chevron-up" : "chevron-down");
        more.unfolded = open;
        chart.drawing.push_back(std::move(more));
    }
    chart.table = route_table(state, rows);
    const engine::Ranking& ranking = *state.pack->ranking;
    chart.notes = {words(key + "/note", Look::caption_soft,
                         texts("what_if.route.note", {{"now", number_text(texts, ranking.now_months)},
                                                      {"year", number_text(texts, ranking.year_months)}}))};
    return chart_card(state, std::move(chart));
}

std::string turn_text(const State& state, const OverTime& over) {
    const Texts& texts = state.texts();
    const std::string next = std::to_string(over.last_year + 1);
    const auto plain = [&](double months) { return season_text(state, "plain", months); };
    if (!over.early) return texts("what_if.running.not", {{"year", next}});
    if (!over.likely) return texts("what_if.running.perhaps", {{"early", plain(*over.early)}, {"year", next}});
    if (*over.likely <= 0) return texts("what_if.running.at_once");
    const std::string when = season_text(state, "in", *over.likely);
    if (!over.late) return texts("what_if.running.likely", {{"when", when}, {"year", next}});
    const std::string early = plain(*over.early), late = plain(*over.late);
    if (early == late) return texts("what_if.running.one", {{"when", when}});
    return texts("what_if.running.between", {{"when", when}, {"early", early}, {"late", late}});
}

// 1, 2 or 5 with noughts: three or four lines between the ends.
double line_step(double whole) {
    double step = 1;
    while (step * 50 < whole) step *= 10;
    for (const double more : {1.0, 2.0, 5.0, 10.0, 20.0})
        if (whole / (step * more) <= 4.5) return step * more;
    return step * 50;
}

std::string signed_money(const Texts& texts, double euro) {
    return euro < 0 ? texts("what_if.running.minus", {{"amount", money(texts, -euro)}}) : money(texts, euro);
}

Running running_of(const State& state, const OverTime& over) {
    Running running{axis_of(state, over), {}, 0, 0, {}, over.likely && *over.likely > 0 ? over.likely : std::nullopt};
    for (std::size_t i = 0; i < over.running.size(); ++i) {
        const engine::Spread& spread = over.running[i];
        running.points.push_back({std::min(static_cast<double>(i), over.months), spread.p10, spread.p50, spread.p90});
        running.bottom = std::min(running.bottom, spread.p10);
        running.top = std::max(running.top, spread.p90);
    }
    const double step = line_step(std::max(1.0, running.top - running.bottom));
    running.bottom = std::floor(running.bottom / step) * step;
    running.top = std::max(step, std::ceil(running.top / step) * step);
    for (double line = running.bottom; line <= running.top + step / 2; line += step) running.lines.push_back(line);
    return running;
}

// Between two months of the running total.
engine::Spread total_at(const OverTime& over, double months) {
    const auto before = std::min(static_cast<std::size_t>(std::max(0.0, months)), over.running.size() - 1),
               after = std::min(before + 1, over.running.size() - 1);
    const double from = static_cast<double>(before), to = std::min(static_cast<double>(after), over.months),
                 part = to > from ? std::clamp((months - from) / (to - from), 0.0, 1.0) : 0;
    const engine::Spread &a = over.running[before], &b = over.running[after];
    return {a.p10 + (b.p10 - a.p10) * part, a.p50 + (b.p50 - a.p50) * part, a.p90 + (b.p90 - a.p90) * part};
}

Block running_table(const State& state, const OverTime& over) {
    const Texts& texts = state.texts();
    const std::string key = "what-if/running/table";
    Block table = block(key, Role::table, Look::plain, texts("what_if.running.title"));
    table.children.push_back(table_row(key + "/columns",
                                       {{"when", texts("what_if.running.column.when")},
                                        {"low", texts("what_if.running.column.low")},
                                        {"likely", texts("what_if.running.column.likely")},
                                        {"high", texts("what_if.running.column.high")}},
                                       true));
    for (int year = static_cast<int>(state.date.year()); year <= over.last_year; ++year) {
        const double months = std::min(
            over.months, engine::months_between(state.date, engine::Date{std::chrono::year{year}, std::chrono::December,
                                                                         std::chrono::day{31}}));
        const engine::Spread total = total_at(over, months);
        table.children.push_back(table_row(key + "/" + std::to_string(year),
                                           {{"when", texts("what_if.running.end_of", {{"year", std::to_string(year)}})},
                                            {"low", signed_money(texts, total.p10)},
                                            {"likely", signed_money(texts, total.p50)},
                                            {"high", signed_money(texts, total.p90)}}));
    }
    return table;
}

Block running_card(const State& state, const OverTime& over) {
    const Texts& texts = state.texts();
    const std::string key = "what-if/running";
    Chart chart;
    chart.key = key;
    chart.name = texts("what_if.running.name");
    chart.title = texts("what_if.running.title");
    chart.sentence = turn_text(state, over);
    Block figure = block(key + "/chart", Role::figure, Look::running_total, chart.sentence);
    figure.running = running_of(state, over);
    for (std::size_t i = 0; i < figure.running->lines.size(); ++i)
        figure.children.push_back(
            words(key + "/line/" + std::to_string(i), Look::chart_tick, signed_money(texts, figure.running->lines[i])));
    if (figure.running->turn)
        figure.children.push_back(
            words(key + "/turn", Look::chart_tick,
                  texts("what_if.running.turn", {{"when", season_text(state, "plain", *over.likely)}})));
    for (int year = static_cast<int>(state.date.year()) + 1; year <= over.last_year; ++year)
        figure.children.push_back(words(key + "/year/" + std::to_string(year), Look::chart_tick, std::to_string(year)));
    chart.drawing = {std::move(figure)};
    chart.table = running_table(state, over);
    chart.notes = {words(key + "/note", Look::caption_soft, texts("what_if.running.note"))};
    return chart_card(state, std::move(chart));
}

}  // namespace

std::vector<Block> over_time_cards(const State& state, const engine::Assessment& assessment) {
    const OverTime& over = assessment.plan.over_time;
    const std::vector<Row> rows = rows_of(assessment);
    if (rows.empty() || over.running.empty()) return {};
    std::vector<Block> cards = {route_card(state, over, rows)};
    if (std::ranges::any_of(rows, [](const Row& row) { return row.time->counted; }))
        cards.push_back(running_card(state, over));
    return cards;
}

}  // namespace tk::present
