// The top of the plan: its result, what makes it more precise, and the first dates.
#include "present/screens/plan_parts.h"

#include <algorithm>
#include <array>

namespace tk::present {

namespace {

using engine::Date;
using engine::Group;
using engine::PhaseStatus;

constexpr std::size_t dates_shown = 4;

struct FirstDate {
    Date date{};
    std::string key{}, what{}, evidence{};
    Place place{};
};

void add_duties(const State& state, std::vector<FirstDate>& found) {
    const Texts& texts = state.texts();
    for (const auto& duty : state.assessment.duties) {
        if (!duty.group) continue;
        const std::string& id = duty.duty.value;
        const auto add = [&](Date date, const char* kind, const std::string& article) {
            found.push_back({date,
                             "dates/duty/" + id,
                             texts(kind, {{"name", texts("duty." + id + ".name")}}),
                             article.empty() ? std::string{} : texts("dates.law", {{"article", article}}),
                             {Page::measure, id}});
        };
        const auto& phases = state.pack->find(duty.duty)->phases;
        if (*duty.group == Group::must) {
            const auto cited = std::ranges::find_if(phases, [](const auto& phase) { return !phase.article.empty(); });
            if (duty.deadline && *duty.deadline >= state.date)
                add(*duty.deadline, "dates.deadline", cited == phases.end() ? std::string{} : cited->article);
            continue;
        }
        const engine::Phase* first = nullptr;
        for (const auto& phase : phases)
            if (phase.status != PhaseStatus::in_force && phase.from && *phase.from > state.date &&
                (first == nullptr || *phase.from < *first->from))
                first = &phase;
        if (first != nullptr)
            add(*first->from, first->status == PhaseStatus::adopted ? "dates.starts" : "dates.expected", first->article);
    }
}

// Of schemes that may help with a step; a window is only told with the date of its evidence.
void add_schemes(const State& state, std::vector<FirstDate>& found) {
    const Texts& texts = state.texts();
    for (const auto& scheme : state.assessment.schemes) {
        if (scheme.fits == engine::Truth::no || scheme.for_measures.empty()) continue;
        const std::string& id = scheme.scheme.value;
        const engine::Window& window = state.pack->find(scheme.scheme)->window;
        if (!window.as_of) continue;
        std::optional<Date> date;
        const char* kind = "";
        for (const auto& [when, name] : {std::pair{window.opens, "dates.opens"}, std::pair{window.closes, "dates.closes"},
                                         std::pair{window.list_changes, "dates.changes"}})
            if (when && *when > state.date && (!date || *when < *date)) date = when, kind = name;
        if (date)
            found.push_back({*date,
                             "dates/scheme/" + id,
                             texts(kind, {{"name", texts("scheme." + id + ".name")}}),
                             texts("dates.as_of", {{"date", date_text(texts, *window.as_of)}}),
                             {Page::scheme, id}});
    }
}

}  // namespace

Block result_card(const State& state) {
    const Texts& texts = state.texts();
    const auto& totals = state.assessment.plan.totals;
    const double end = bar_end(std::max(1.0, totals.gain.p90));
    std::vector<Block> body;
    body.push_back(words("result/label", Look::body, texts(totals.gain.p10 < 0 ? "plan.balance" : "plan.saves")));
    body.push_back(words("result/range", Look::figure_xl, money_spoken(texts, totals.gain)));
    body.push_back(words("result/likely", Look::body, texts("plan.likely", {{"amount", money(texts, totals.gain.p50)}})));
    Block bar = block("result/bar", Role::figure, Look::bar, money_sentence(texts, totals.gain));
    bar.bar = bar_of(totals.gain, end);
    body.push_back(std::move(bar));
    body.push_back(box("result/ends", Look::line,
                       {words("result/from", Look::caption_soft, money(texts, 0)),
                        words("result/to", Look::caption_soft, money(texts, end))}));
    body.push_back(words("result/how", Look::small_soft, texts("plan.how_to_read")));
    if (const auto& wishes = state.choices.plan; wishes.budget || !wishes.weights.empty()) {
        if (wishes.budget)
            body.push_back(with_icon(
                words("result/budget", Look::icon_line, texts("plan.of_budget", {{"amount", money(texts, *wishes.budget)}})),
                "wallet"));
        if (!wishes.weights.empty())
            body.push_back(
                with_icon(words("result/weights", Look::icon_line, texts("plan.own_weights")), "sliders-horizontal"));
        body.push_back(
            action("result/what-if", Role::link, Look::text_link, texts("plan.to_what_if"), GoTo{{Page::what_if, {}}}));
    }
    body.push_back(divider("result/line"));
    int duties = 0, announced = 0;
    for (const auto& duty : state.assessment.duties) {
        duties += duty.group == Group::must ? 1 : 0;
        announced += duty.group == Group::will ? 1 : 0;
    }
    const auto figure = [&](const char* name, const char* icon, std::string value, std::string note) {
        const std::string key = std::string("result/") + name;
        Block made = box(key, Look::key_figure,
                         {with_icon(words(key + "/label", Look::icon_line, texts(std::string("plan.") + name)), icon),
                          words(key + "/value", Look::figure_big, std::move(value))});
        if (!note.empty()) made.children.push_back(words(key + "/note", Look::caption_soft, std::move(note)));
        return made;
    };
    const bool now = rounded(totals.investment_now.p90) > 0;
    body.push_back(
        box("result/figures", Look::grid_two,
            {figure("co2", "cloud",
                    texts("plan.tonnes", {{"range", number_range(texts, totals.co2.p10 / 1000, totals.co2.p90 / 1000, 1)}}),
                    texts("plan.a_year")),
             figure("investment", "wallet", money_range(texts, totals.investment),
                    now ? texts("plan.of_which_now", {{"range", money_range(texts, totals.investment_now)}}) : ""),
             figure("duties", "scale",
                    duties > 0 ? texts("plan.duties_now", {{"count", std::to_string(duties)}}) : texts("plan.duties_none"),
                    announced > 0 ? texts("plan.duties_announced", {{"count", std::to_string(announced)}}) : "")}));
    if (!state.assessment.balance.empty())
        body.push_back(box("plan/balance", Look::wrap_line,
                           {action("plan/balance/go", Role::link, Look::text_link, texts("balance.link"),
                                   GoTo{{Page::balance, {}}}, {}, "arrow-right")}));
    return box("result", Look::card, std::move(body));
}

std::optional<Block> sharpen_card(const State& state) {
    const Texts& texts = state.texts();
    for (const auto& narrowing : state.assessment.narrowing) {
        if (narrowing.share < 0.05) break;
        if (engine::is_known(state.answers.find(narrowing.question))) continue;
        const std::string percent = number_text(texts, rounded(narrowing.share * 100));
        return box("sharpen", Look::card_soft,
                   {with_icon(heading("sharpen/title", 2, Look::h3, texts("sharpen.title")), "crosshair"),
                    words("sharpen/text", Look::body,
                          texts("sharpen.text", {{"question", texts("question." + narrowing.question.value + ".text")},
                                                 {"percent", percent}})),
                    box("sharpen/actions", Look::wrap_line,
                        {action("sharpen/go", Role::link, Look::secondary, texts("sharpen.go"),
                                GoTo{{Page::question, narrowing.question.value}}, {}, "arrow-right")})});
    }
    return std::nullopt;
}

std::optional<Block> dates_card(const State& state) {
    const Texts& texts = state.texts();
    std::vector<FirstDate> found;
    add_duties(state, found);
    add_schemes(state, found);
    if (found.empty()) return std::nullopt;
    std::ranges::stable_sort(found, {}, &FirstDate::date);
    if (found.size() > dates_shown) found.resize(dates_shown);
    Block list = block("dates/list", Role::list, Look::tight, texts("dates.title"));
    for (FirstDate& one : found) {
        Block link =
            action(one.key, Role::link, Look::row_link, date_text(texts, one.date), GoTo{one.place}, {}, "chevron-right");
        link.help = one.evidence.empty() ? one.what : one.what + " " + one.evidence;
        list.children.push_back(box(one.key + "/item", Look::plain, {std::move(link)}, Role::item));
    }
    return box("dates", Look::card,
               {with_icon(heading("dates/title", 2, Look::h3, texts("dates.title")), "calendar"), std::move(list)});
}

}  // namespace tk::present
