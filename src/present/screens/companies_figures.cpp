// What companies are together: totals, what they can do, what holds for them and for the park, and what they answered. Of a
// group that is too small there is no number.
#include "dossier/estimates.h"
#include "present/screens/companies.h"
#include "present/screens/plan_parts.h"

#include <algorithm>
#include <tuple>

namespace tk::present {

namespace {

using dossier::Aggregate;
using dossier::Count;

std::string count_text(const Texts& texts, const Count& count) {
    return count ? std::to_string(*count) : texts("companies.too_small");
}

std::string per_companies(const Texts& texts, const Count& count) {
    if (!count) return texts("companies.too_small");
    return texts(*count == 1 ? "companies.of_one" : "companies.of", {{"count", std::to_string(*count)}});
}

// "Uw stroomverbruik: 50.000 kWh"; nothing where the words have no name for what is limited.
std::string limit_text(const Texts& texts, const std::string& of, double limit) {
    const std::string amount = number_text(texts, limit);
    if (texts.has("companies.limit." + of)) return texts("companies.limit." + of, {{"limit", amount}});
    const std::string question = "question." + of;
    if (!texts.has(question + ".text")) return {};
    return texts("companies.limit.question",
                 {{"question", texts(question + (texts.has(question + ".label") ? ".label" : ".text"))},
                  {"limit", texts.has(question + ".unit") ? amount + "\u00A0" + texts(question + ".unit") : amount}});
}

// A row with what it is about at the left, and figures at the right where there is room.
Block facts_row(const std::string& key, std::vector<Block> about, std::vector<Block> facts) {
    Block row = box(key, Look::facts_row, {box(key + "/about", Look::tight, std::move(about))}, Role::item);
    if (!facts.empty()) row.children.push_back(box(key + "/facts", Look::plan_facts, std::move(facts)));
    return row;
}

Block titled_card(const Texts& texts, const std::string& name, const char* icon) {
    const std::string key = "companies/" + name;
    return box(key, Look::card,
               {with_icon(heading(key + "/title", 2, Look::h3, texts("companies." + name + ".title")), icon)});
}

// With a coloured head that says what kind of steps these are.
Block headed_card(const Texts& texts, const std::string& name, Look look, const char* icon) {
    const std::string key = "companies/" + name;
    return box(key, Look::card,
               {box(key + "/head", look,
                    {with_icon(heading(key + "/title", 2, Look::h2, texts("companies." + name + ".title")), icon),
                     words(key + "/what", Look::small, texts("companies." + name + ".what"))})});
}

}  // namespace

Block companies_totals(const State& state, const dossier::ParkTotals& totals, std::size_t counted) {
    const Texts& texts = state.texts();
    const engine::Spread gain{totals.gain.together.p10, totals.gain.apart.p50, totals.gain.together.p90};
    const double end = bar_end(std::max(1.0, gain.p90));
    Block bar = block("companies/totals/bar", Role::figure, Look::bar, money_sentence(texts, gain));
    bar.bar = bar_of(gain, end);
    Block card = box("companies/totals", Look::card,
                     {heading("companies/totals/title", 2, Look::h2, texts("companies.totals.title")),
                      words("companies/totals/range", Look::figure_xl, money_spoken(texts, gain)),
                      words("companies/totals/likely", Look::body,
                            texts("companies.totals.likely",
                                  {{"count", std::to_string(counted)}, {"amount", money(texts, rounded(gain.p50))}})),
                      std::move(bar),
                      box("companies/totals/ends", Look::line,
                          {words("companies/totals/from", Look::caption_soft, money(texts, 0)),
                           words("companies/totals/to", Look::caption_soft, money(texts, end))}),
                      words("companies/totals/what", Look::small_soft, texts("companies.totals.what")),
                      divider("companies/totals/line")});
    Block grid = box("companies/totals/figures", Look::grid_two, {});
    const auto figure = [&](const char* name, const char* icon, std::string value) {
        const std::string key = std::string("companies/totals/") + name;
        grid.children.push_back(
            box(key, Look::key_figure,
                {with_icon(words(key + "/label", Look::icon_line, texts(std::string("companies.totals.") + name)), icon),
                 words(key + "/value", Look::figure_big, std::move(value))}));
    };
    const auto amount = [&](const char* unit, const dossier::Range& range, double per) {
        return texts(
            std::string("companies.unit.") + unit,
            {{"range", number_range(texts, rounded(range.together.p10 / per), rounded(range.together.p90 / per), 1)}});
    };
    figure("investment", "wallet", money_range(texts, totals.investment.together));
    figure("co2", "cloud", amount("tonnes", totals.co2, 1000));
    card.children.push_back(std::move(grid));
    for (const auto& [name, icon, range] :
         {std::tuple{"kwh", "zap", &totals.electricity}, std::tuple{"m3", "flame", &totals.gas}})
        card.children.push_back(
            with_icon(words(std::string("companies/totals/") + name, Look::icon_line, amount(name, *range, 1)), icon));
    card.children.push_back(
        with_icon(words("companies/totals/small", Look::icon_line, texts("companies.small_groups")), "lock"));
    return card;
}

Block companies_measures(const State& state, const Aggregate& together) {
    const Texts& texts = state.texts();
    const std::string key = "companies/measures";
    double most = 1;
    for (const auto& one : together.measures)
        if (one.gain) most = std::max(most, one.gain->p90);
    const double end = bar_end(most);
    Block card = headed_card(texts, "measures", Look::group_can, "handshake");
    std::vector<Block> items;
    for (const auto& one : together.measures) {
        const std::string row = key + "/" + one.measure.value;
        std::vector<Block> about{
            words(row + "/name", Look::body_strong, texts("measure." + one.measure.value + ".name")),
            words(row + "/companies", Look::small_soft,
                  one.companies ? texts("companies.measures.count", {{"count", std::to_string(*one.companies)},
                                                                     {"all", std::to_string(together.counted)}})
                                : texts("companies.too_small"))};
        std::vector<Block> facts;
        if (one.gain && rounded(one.gain->p90) > 0) {
            Block bar = block(row + "/bar", Role::figure, Look::bar, money_sentence(texts, *one.gain));
            bar.bar = bar_of(*one.gain, end);
            facts.push_back(
                box(row + "/effect", Look::tight,
                    {std::move(bar), words(row + "/gain", Look::small_strong,
                                           texts("plan.per_year", {{"range", money_range(texts, *one.gain)}}))}));
        } else if (one.gain) {
            facts.push_back(
                box(row + "/effect", Look::tight, {words(row + "/gain", Look::small_soft, texts("plan.no_gain"))}));
        }
        if (one.investment)
            facts.push_back(box(row + "/money", Look::tight,
                                {words(row + "/cost", Look::small,
                                       rounded(one.investment->p90) > 0
                                           ? texts("plan.cost", {{"range", money_range(texts, *one.investment)}})
                                           : texts("plan.no_cost"))}));
        items.push_back(facts_row(row, std::move(about), std::move(facts)));
    }
    add_companies_list(state, card, texts("companies.measures.title"), std::move(items));
    return card;
}

std::optional<Block> companies_duties(const State& state, const Aggregate& together) {
    if (together.duties.empty()) return {};
    const Texts& texts = state.texts();
    const std::string key = "companies/duties";
    Block card = headed_card(texts, "duties", Look::group_must, "scale");
    std::vector<Block> items;
    for (const auto& one : together.duties) {
        const std::string row = key + "/" + one.duty.value;
        std::vector<Block> about{words(row + "/name", Look::body_strong, texts("duty." + one.duty.value + ".name"))}, counts;
        const auto counted = [&](const char* name, const Count& count) {
            if (count && *count == 0) return;
            counts.push_back(
                words(row + "/" + name, Look::small,
                      texts(std::string("companies.duties.") + name, {{"companies", per_companies(texts, count)}})));
        };
        counted("must", one.must);
        counted("will", one.will);
        counted("unknown", one.unknown);
        for (std::size_t at = 0; at < one.limits.size(); ++at) {
            const auto& limit = one.limits[at];
            const std::string what = limit_text(texts, limit.of, limit.limit);
            if (what.empty() || (limit.met && *limit.met == 0)) continue;
            about.push_back(
                words(row + "/limit/" + std::to_string(at), Look::small_soft,
                      texts("companies.duties.limit", {{"limit", what}, {"met", per_companies(texts, limit.met)}})));
        }
        items.push_back(facts_row(row, std::move(about), {box(row + "/effect", Look::tight, std::move(counts))}));
    }
    add_companies_list(state, card, texts("companies.duties.title"), std::move(items));
    return card;
}

std::optional<Block> companies_schemes(const State& state, const Aggregate& together) {
    if (together.schemes.empty()) return {};
    const Texts& texts = state.texts();
    Block card = titled_card(texts, "schemes", "hand-coins");
    std::vector<Block> items;
    for (const auto& one : together.schemes) {
        const std::string row = "companies/schemes/" + one.scheme.value;
        std::vector<Block> about{words(row + "/name", Look::body_strong, texts("scheme." + one.scheme.value + ".name"))};
        if (one.window == engine::WindowState::ended)
            about.push_back(words(row + "/window", Look::caption_soft, texts("scheme." + one.scheme.value + ".window")));
        items.push_back(
            facts_row(row, std::move(about),
                      {box(row + "/effect", Look::tight,
                           {words(row + "/fits", Look::small,
                                  texts("companies.schemes.fits", {{"count", count_text(texts, one.fits)}})),
                            words(row + "/maybe", Look::small,
                                  texts("companies.schemes.maybe", {{"count", count_text(texts, one.may_fit)}}))})}));
    }
    add_companies_list(state, card, texts("companies.schemes.title"), std::move(items));
    return card;
}

Block companies_answers(const State& state, const Aggregate& together) {
    const Texts& texts = state.texts();
    Block card = titled_card(texts, "answers", "list-checks");
    std::vector<Block> items;
    const auto is_small = [](const auto& one) { return !one.answered; };
    for (const auto& one : together.questions) {
        if (is_small(one)) continue;
        const std::string id = one.question.value, key = "companies/answers/" + id;
        Block item = box(key, Look::tight,
                         {words(key + "/question", Look::body_strong, texts("question." + id + ".text")),
                          words(key + "/answered", Look::small_soft,
                                texts("companies.answers.facts", {{"answered", count_text(texts, one.answered)},
                                                                  {"unsure", count_text(texts, one.unsure)},
                                                                  {"open", count_text(texts, one.open)}}))},
                         Role::item);
        for (const auto& option : one.options)
            if (!option.count || *option.count > 0)
                item.children.push_back(words(key + "/" + option.option.value, Look::body,
                                              texts("companies.answers.option",
                                                    {{"option", texts("question." + id + ".option." + option.option.value)},
                                                     {"count", count_text(texts, option.count)}})));
        if (one.numbers) {
            const auto number = [&](double value) {
                return number_text(texts, rounded(value), 2) + (texts.has("question." + id + ".unit")
                                                                    ? "\u00A0" + texts("question." + id + ".unit")
                                                                    : std::string());
            };
            item.children.push_back(words(key + "/numbers", Look::body,
                                          texts("companies.answers.numbers", {{"first", number(one.numbers->first)},
                                                                              {"middle", number(one.numbers->middle)},
                                                                              {"third", number(one.numbers->third)}})));
        }
        items.push_back(std::move(item));
    }
    if (std::ranges::any_of(together.questions, is_small))
        card.children.push_back(words("companies/answers/small", Look::small_soft, texts("companies.answers.small")));
    add_companies_list(state, card, card.children.front().label, std::move(items));
    return card;
}

// Schemes and duties for the terrain as a whole.
std::optional<Block> companies_collective(const State& state, const Aggregate& together) {
    if (together.collective_schemes.empty() && together.collective_duties.empty()) return {};
    const Texts& texts = state.texts();
    Block card = titled_card(texts, "collective", "landmark");
    card.children.front().icon = "scale";
    card.children.push_back(words("companies/collective/what", Look::body, texts("companies.collective.what")));
    std::vector<Block> items;
    for (const auto& one : together.collective_duties) {
        const std::string key = "companies/collective/" + one.duty.value;
        const char* fate = one.fate == dossier::DutyFate::must   ? "companies.fate.must"
                           : one.fate == dossier::DutyFate::will ? "companies.fate.will"
                                                                 : "companies.fate.unknown";
        Block item = box(key, Look::tight,
                         {words(key + "/name", Look::body_strong, texts("duty." + one.duty.value + ".name")),
                          words(key + "/fate", Look::body, texts(fate))},
                         Role::item);
        for (const auto& limit : one.limits)
            if (const std::string what = limit_text(texts, limit.of, limit.limit); !what.empty())
                item.children.push_back(
                    words(key + "/" + limit.of, Look::small_soft,
                          texts("companies.collective.limit", {{"limit", what},
                                                               {"low", number_text(texts, rounded(limit.low))},
                                                               {"high", number_text(texts, rounded(limit.high))}})));
        items.push_back(std::move(item));
    }
    for (const auto& one : together.collective_schemes) {
        const std::string key = "companies/collective/" + one.scheme.value;
        items.push_back(box(key, Look::tight,
                            {words(key + "/name", Look::body_strong, texts("scheme." + one.scheme.value + ".name")),
                             words(key + "/fits", Look::body,
                                   texts(one.fits == engine::Truth::yes ? "companies.fits.yes" : "companies.fits.maybe"))},
                            Role::item));
    }
    add_companies_list(state, card, card.children.front().label, std::move(items));
    return card;
}

namespace {

engine::Answer answer_of(const dossier::Estimate& one) {
    if (one.low == one.high) return engine::Number{one.low};
    return engine::Between{one.low, one.high};
}

// How many companies say so, the range, and the button that makes it the answer.
void add_estimate(const State& state, const std::string& key, const dossier::Estimate& one, std::vector<Block>& body) {
    const Texts& texts = state.texts();
    const auto* question = state.pack->find(one.question);
    body.push_back(words(key + "/range", Look::body, answer_text(state, *question, answer_of(one))));
    body.push_back(words(key + "/from", Look::small_soft,
                         texts(one.from == 1 ? "companies.estimates.from_one" : "companies.estimates.from",
                               {{"count", std::to_string(one.from)}})));
    if (state.track != "terrain") return;
    const auto* given = state.answers.find(one.question);
    if (given != nullptr && *given == answer_of(one)) {
        body.push_back(
            with_icon(words(key + "/taken", Look::icon_line, texts("companies.estimates.taken")), "circle-check"));
        return;
    }
    if (given != nullptr)
        body.push_back(words(key + "/given", Look::small_soft,
                             texts("companies.estimates.given", {{"answer", answer_text(state, *question, *given)}})));
    body.push_back(box(key + "/actions", Look::wrap_line,
                       {action(key + "/take", Role::button, Look::secondary, texts("companies.estimates.take"),
                               Gather{GatherDeed::take_over, one.question.value}, "check")}));
}

}  // namespace

std::optional<Block> companies_estimates(const State& state, const Aggregate& together) {
    if (together.estimates.empty()) return {};
    const Texts& texts = state.texts();
    Block card = titled_card(texts, "estimates", "map");
    card.children.push_back(
        words("companies/estimates/what", Look::body,
              texts(state.track == "terrain" ? "companies.estimates.what" : "companies.estimates.open_terrain")));
    std::vector<Block> items;
    for (const auto& one : together.estimates) {
        const std::string id = one.question.value, key = "companies/estimates/" + id;
        Block item = box(key, Look::tight, {words(key + "/question", Look::body_strong, texts("question." + id + ".text"))},
                         Role::item);
        add_estimate(state, key, one, item.children);
        items.push_back(std::move(item));
    }
    add_companies_list(state, card, card.children.front().label, std::move(items));
    return card;
}

std::optional<Block> estimate_offer(const State& state, const engine::Question& question) {
    if (!dossier::can_be_estimated(question.id)) return {};
    const Texts& texts = state.texts();
    const std::string key = "question/estimate";
    Block card = box(key, Look::card,
                     {with_icon(heading(key + "/title", 2, Look::h3, texts("companies.offer.title")), "building-2")});
    const auto* park = state.shelf.park.get();
    const dossier::Estimate* found = nullptr;
    if (park != nullptr && park->together)
        for (const auto& one : park->together->estimates)
            if (one.question == question.id) found = &one;
    if (found != nullptr) add_estimate(state, key, *found, card.children);
    else {
        card.children.push_back(words(key + "/what", Look::body, texts("companies.offer.what")));
        card.children.push_back(
            action(key + "/companies", Role::link, Look::text_link, texts("companies.title"), GoTo{{Page::companies, {}}}));
    }
    return card;
}

}  // namespace tk::present
