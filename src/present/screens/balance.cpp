// Where energy and water go: per carrier its end uses, now and with the plan.
#include "engine/dependents.h"
#include "present/screens/parts.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace tk::present {

namespace {

using engine::EndUseState;
using engine::QuestionId;
using engine::Spread;

// An end use with the questions that it hangs on.
struct Use {
    const EndUseState* state = nullptr;
    std::vector<QuestionId> known{}, open{};
    std::optional<double> share{};  // of its carrier now, in percent; nothing where it is probably not used

    bool estimated() const { return !open.empty(); }
};

// One carrier, its uses from large to small.
struct Part {
    std::string carrier{}, unit{};
    std::vector<Use> uses{};
    double total = 0, end = 1;  // sum of the medians now; where its bars end
};

// Less than half a unit in nearly every draw is nothing that a person uses.
bool is_used(const EndUseState& use) { return use.before.p90 >= 0.5 || use.after.p90 >= 0.5; }

void find_answers(const State& state, Use& use) {
    const auto& uses = state.pack->end_uses;
    const auto content = std::ranges::find(uses, use.state->end_use, &engine::EndUse::id);
    if (content == uses.end()) return;
    for (const std::int32_t input : engine::reads_of(state.pack->program, {{content->amount.root}}).inputs) {
        const QuestionId& id = state.pack->questions[static_cast<std::size_t>(input)].id;
        const auto* question = state.assessment.find(id);
        if (question == nullptr || question->asked == engine::Truth::no) continue;
        (engine::is_known(state.answers.find(id)) ? use.known : use.open).push_back(id);
    }
}

std::vector<Part> parts_of(const State& state) {
    std::vector<Part> parts;
    for (const EndUseState& use : state.assessment.balance) {
        if (!is_used(use)) continue;
        auto part = std::ranges::find(parts, use.carrier, &Part::carrier);
        if (part == parts.end()) part = parts.insert(parts.end(), {use.carrier, use.unit, {}, 0, 1});
        part->uses.push_back({&use, {}, {}, {}});
        find_answers(state, part->uses.back());
        part->total += use.before.p50;
        part->end = std::max({part->end, use.before.p90, use.after.p90});
    }
    for (Part& part : parts) {
        std::ranges::stable_sort(part.uses, [](const Use& a, const Use& b) {
            return std::pair(a.state->before.p50, a.state->before.p90) > std::pair(b.state->before.p50, b.state->before.p90);
        });
        part.end = bar_end(part.end * 100) / 100;
        for (Use& use : part.uses)
            if (use.state->before.p50 >= 0.5) use.share = use.state->before.p50 / part.total * 100;
    }
    return parts;
}

// The open question that belongs most to this carrier: many of its uses hang on it, and few of others.
QuestionId sharpest(const State& state, const std::vector<Part>& parts, const Part& here) {
    QuestionId best;
    double most = 0;
    for (const auto& question : state.pack->questions) {
        double inside = 0, outside = 0, others = 0;
        for (const Part& part : parts)
            for (const Use& use : part.uses) {
                const bool hangs = std::ranges::find(use.open, question.id) != use.open.end();
                if (&part == &here) inside += hangs ? use.share.value_or(1) : 0;
                else others += 1, outside += hangs ? 1 : 0;
            }
        if (inside == 0) continue;
        const double fit = inside / 100 - (others > 0 ? outside / others : 0) / 2 + (question.key ? 0.01 : 0);
        if (best.empty() || fit > most) best = question.id, most = fit;
    }
    return best;
}

// A name as it stands in the middle of a sentence.
std::string in_sentence(std::string name) {
    if (!name.empty() && name[0] >= 'A' && name[0] <= 'Z') name[0] = static_cast<char>(name[0] + ('a' - 'A'));
    return name;
}

std::string spread_range(const Texts& texts, const Spread& spread) { return number_range(texts, spread.p10, spread.p90); }

std::string unit_text(const Texts& texts, const Part& part) { return texts("unit." + part.unit); }

std::string share_text(const Texts& texts, const Use& use) {
    if (!use.share) return texts("balance.no_share");
    return texts("balance.share", {{"percent", number_text(texts, *use.share)}});
}

std::string use_message(const Texts& texts, const Part& part) {
    const Use& first = part.uses.front();
    const Spread &now = first.state->before, &then = first.state->after;
    const std::string amount = spread_range(texts, now), unit = unit_text(texts, part);
    if (!first.share) return texts("balance.perhaps", {{"range", amount}, {"unit", unit}});
    if (part.uses.size() == 1)
        return spread_range(texts, then) == amount
                   ? texts("balance.one", {{"range", amount}, {"unit", unit}})
                   : texts("balance.one_changes", {{"range", amount}, {"unit", unit}, {"after", spread_range(texts, then)}});
    // Another use may be larger where their bands meet.
    const bool sure = std::ranges::all_of(part.uses.begin() + 1, part.uses.end(),
                                          [&](const Use& other) { return other.state->before.p90 <= now.p10; });
    return texts(sure ? "balance.most" : "balance.most_likely",
                 {{"most", texts("balance.most_of." + part.carrier)},
                  {"use", in_sentence(texts("end_use." + first.state->end_use.value))},
                  {"range", amount},
                  {"unit", unit},
                  {"percent", number_text(texts, *first.share)}});
}

Block use_line(const Texts& texts, const std::string& key, const char* label, const Part& part, const Spread& spread,
               bool estimated) {
    Block bar = block(key + "/bar", Role::figure, Look::bar,
                      texts("balance.bar", {{"low", number_text(texts, rounded(spread.p10))},
                                            {"high", number_text(texts, rounded(spread.p90))},
                                            {"likely", number_text(texts, rounded(spread.p50))},
                                            {"unit", unit_text(texts, part)}}));
    bar.bar = bar_of(spread, part.end);
    if (estimated) {
        bar.bar->before_low = spread.p10;
        bar.bar->before_high = spread.p90;
    }
    return box(key, Look::bar_line,
               {words(key + "/label", Look::small_soft, texts(label)), std::move(bar),
                words(key + "/amount", Look::small_strong,
                      texts("balance.amount", {{"range", spread_range(texts, spread)}, {"unit", unit_text(texts, part)}}))});
}

Block use_chart(const Texts& texts, const std::string& key, const Part& part) {
    const std::string sentence = use_message(texts, part);
    std::vector<Block> rows = {words(key + "/message", Look::body, sentence)};
    for (const Use& use : part.uses) {
        const std::string here = key + "/" + use.state->end_use.value;
        std::vector<Block> head = {words(here + "/name", Look::body_strong, texts("end_use." + use.state->end_use.value)),
                                   words(here + "/share", Look::small_soft, share_text(texts, use))};
        if (use.estimated())
            head.push_back(
                with_icon(words(here + "/estimated", Look::chip_info, texts("balance.estimated")), "circle-help"));
        rows.push_back(box(here, Look::tight,
                           {box(here + "/head", Look::wrap_line, std::move(head)),
                            use_line(texts, here + "/now", "balance.now", part, use.state->before, use.estimated()),
                            use_line(texts, here + "/then", "balance.then", part, use.state->after, use.estimated())}));
    }
    rows.push_back(words(key + "/scale", Look::caption_soft,
                         texts("balance.scale", {{"end", number_text(texts, part.end)}, {"unit", unit_text(texts, part)}})));
    Block figure = block(key + "/chart", Role::figure, Look::plain, sentence);
    figure.children.push_back(box(key + "/rows", Look::stack, std::move(rows)));
    return figure;
}

Block use_table(const Texts& texts, const std::string& key, const Part& part) {
    const std::string unit = unit_text(texts, part);
    const auto cell = [](std::string name, Role role, std::string label) {
        return block(std::move(name), role, role == Role::cell ? Look::small : Look::small_strong, std::move(label));
    };
    const std::string top = key + "/table/columns";
    Block all = block(key + "/table", Role::table, Look::plain,
                      texts("balance.table", {{"carrier", texts("carrier." + part.carrier)}, {"unit", unit}}));
    all.children.push_back(box(
        top, Look::plain,
        {cell(top + "/use", Role::column_header, texts("balance.use")),
         cell(top + "/now", Role::column_header, texts("balance.in", {{"what", texts("balance.now")}, {"unit", unit}})),
         cell(top + "/then", Role::column_header, texts("balance.in", {{"what", texts("balance.then")}, {"unit", unit}})),
         cell(top + "/share", Role::column_header, texts("balance.share_now"))},
        Role::row));
    for (const Use& use : part.uses) {
        const std::string row = key + "/table/" + use.state->end_use.value,
                          name = texts("end_use." + use.state->end_use.value);
        all.children.push_back(
            box(row, Look::plain,
                {cell(row + "/use", Role::cell, use.estimated() ? texts("balance.estimated_use", {{"use", name}}) : name),
                 cell(row + "/now", Role::cell, spread_range(texts, use.state->before)),
                 cell(row + "/then", Role::cell, spread_range(texts, use.state->after)),
                 cell(row + "/share", Role::cell, share_text(texts, use))},
                Role::row));
    }
    return all;
}

const char* carrier_icon(const std::string& carrier) {
    return carrier == "electricity" ? "zap"
           : carrier == "gas"       ? "flame"
           : carrier == "heat"      ? "thermometer"
           : carrier == "fuel"      ? "truck"
           : carrier == "water"     ? "cloud-rain"
                                    : "heater";
}

Block carrier_card(const State& state, const std::vector<Part>& parts, const Part& part) {
    const Texts& texts = state.texts();
    const std::string key = "balance/" + part.carrier;
    const bool as_table = state.unfolded.contains(key);
    std::vector<Block> body = {
        with_icon(heading(key + "/title", 2, Look::h2, texts("carrier." + part.carrier)), carrier_icon(part.carrier))};
    body.push_back(as_table ? words(key + "/message", Look::body, use_message(texts, part)) : use_chart(texts, key, part));
    // Those who hear the page have the numbers in rows at all times.
    Block numbers = box(key + "/numbers", Look::plain, {use_table(texts, key, part)});
    numbers.mirror_only = !as_table;
    body.push_back(std::move(numbers));
    body.push_back(box(key + "/actions", Look::wrap_line,
                       {action(key + "/swap", Role::button, Look::text_button,
                               texts(as_table ? "balance.as_chart" : "balance.as_table",
                                     {{"carrier", in_sentence(texts("carrier." + part.carrier))}}),
                               Unfold{key}, as_table ? "eye" : "list-checks")}));
    if (const QuestionId ask = sharpest(state, parts, part); !ask.empty()) {
        Block link = action(key + "/ask", Role::link, Look::row_link, texts("question." + ask.value + ".text"),
                            GoTo{{Page::question, ask.value}}, "circle-help", "chevron-right");
        link.help = texts("balance.ask");
        body.push_back(std::move(link));
    }
    return box(key, Look::card, std::move(body));
}

// Said where the answers behind it are fewer than half of those that it hangs on.
std::optional<Block> few_answers(const State& state, const std::vector<Part>& parts) {
    std::set<QuestionId> known, open;
    for (const Part& part : parts)
        for (const Use& use : part.uses) {
            known.insert(use.known.begin(), use.known.end());
            open.insert(use.open.begin(), use.open.end());
        }
    if (known.size() >= open.size()) return std::nullopt;
    const Texts& texts = state.texts();
    Block card = box("balance/few", Look::card_soft,
                     {with_icon(words("balance/few/text", Look::icon_line,
                                      texts("balance.few", {{"known", std::to_string(known.size())},
                                                            {"total", std::to_string(known.size() + open.size())}})),
                                "circle-help")});
    if (!state.questionnaire.open.empty())
        card.children.push_back(
            box("balance/few/actions", Look::wrap_line,
                {action("balance/few/go", Role::link, Look::text_link, texts("plan.continue"), Continue{})}));
    return card;
}

}  // namespace

std::vector<Block> balance_page(const State& state) {
    const Texts& texts = state.texts();
    Block main = block("main", Role::main, Look::stack);
    auto& body = main.children;
    body.push_back(
        action("balance/back", Role::link, Look::back_link, texts("step.back"), GoTo{{Page::plan, {}}}, "arrow-left"));
    const std::vector<Part> parts = parts_of(state);
    std::vector<Block> head = {heading("title", 1, Look::h1, texts("balance.title"))};
    if (!parts.empty()) head.push_back(words("balance/lead", Look::lead, texts("balance.lead")));
    body.push_back(box("balance/head", Look::tight, std::move(head)));
    if (parts.empty()) {
        body.push_back(box("balance/empty", Look::card,
                           {words("balance/empty/text", Look::body, texts("balance.empty")),
                            box("balance/empty/actions", Look::wrap_line,
                                {action("balance/start", Role::link, Look::primary, texts("plan.continue"), Continue{}, {},
                                        "arrow-right")})}));
        return {std::move(main)};
    }
    if (auto few = few_answers(state, parts)) body.push_back(std::move(*few));
    body.push_back(words("balance/how", Look::small_soft, texts("balance.how_to_read")));
    for (const Part& part : parts) body.push_back(carrier_card(state, parts, part));
    body.push_back(words("balance/note", Look::caption_soft, texts("balance.note")));
    return {std::move(main)};
}

}  // namespace tk::present
