#include "support/packs.h"

#include "engine/spread.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace tk::tests {

namespace {

std::string described(const std::vector<engine::Issue>& issues) {
    std::string text;
    for (const auto& issue : issues) text += issue.file + " " + issue.where + " " + issue.what + "\n";
    return text;
}

// Rules come as plain text; in JSON a quotation mark or line end would have to be escaped.
std::string json_text(std::string_view text) {
    std::string escaped = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') escaped += '\\';
        if (c == '\n') escaped += "\\n";
        else escaped += c;
    }
    return escaped + "\"";
}

// Whether the members have this one among them; one of an object inside does not count.
bool has_member(std::string_view members, std::string_view name) {
    const std::string quoted = "\"" + std::string(name) + "\":";
    for (auto place = members.find(quoted); place != members.npos; place = members.find(quoted, place + 1)) {
        const std::string_view before = members.substr(0, place);
        if (std::ranges::count(before, '{') == std::ranges::count(before, '}')) return true;
    }
    return false;
}

}  // namespace

Parts without_units(Parts parts) {
    constexpr std::string_view start = "\"unit\":\"";
    for (std::string* part : {&parts.questions, &parts.coefficients, &parts.quantities})
        for (auto place = part->find(start); place != part->npos; place = part->find(start, place + 1))
            part->erase(place + start.size(), part->find('"', place + start.size()) - place - start.size());
    return parts;
}

Parts rich() {
    Parts parts;
    parts.coefficients +=
        R"(,{"id":"c_m2","unit":"kWh/year","by":"heating","values":{"gas_new":[1,2,3],"gas_old":[2,3,4],"pump":[3,4,5]},"confidence":"low","sources":["src"]})";
    parts.quantities = R"j({"id":"r_half","unit":"kWh/year","value":"use/2 + min(use, 5)","raw":true},
                           {"id":"d_cost","unit":"EUR/year","value":"use*c_price"})j";
    parts.end_uses =
        R"j({"id":"el_light","carrier":"electricity","unit":"kWh/year","amount":"0.4*use","building":true},
            {"id":"gas_heat","carrier":"gas","unit":"m3/year","amount":"if(heating == pump, 0, gas)","building":true})j";
    parts.ranking =
        R"("energy_cost":"d_cost","co2_total":"use*0.3 kg/kWh","carriers":{"electricity":{"price":"c_price","co2":"0.3","kwh":1}})";
    parts.measures =
        measure(
            "lamp", "rooms has cold or use > 100", "0.1*d_cost",
            R"("saves":{"electricity":"0.1*use"},"acts_on":["el_light"],"needs":["meter"],"conflicts":["pump"],"schemes":["tax"])") +
        "," + measure("meter", "true", "0", R"("duties":["save"],"compliance":true)") + "," +
        measure("pump", "heating != pump", "interp(use, 0, 5, 3000, 1, 20000, 9)",
                R"("blocked_if":"known(gas) and gas > 5","conflicts":["lamp"])");
    parts.duties = duty("save", "use >= 50000 or r_half > 30000",
                        R"("boundary":[{"of":"use","op":">=","limit":50000,"unit":"kWh/year"}],"deadline":"2027-12-01",
                           "recurs":"P4Y","likely":"use > 20000","fulfilled_by":["meter"])");
    parts.schemes =
        R"({"id":"tax","kind":"tax","provider":"RVO","level":"national","region":null,"audience":[],"themes":["energy"],
            "criteria":[{"id":"size","rule":"use > 10"},{"id":"desk","ask":true}],
            "window":{"opens":"2026-01-01","closes":"2027-12-31","status":"runs_until","ends_by":"date","as_of":"2026-10-01"},
            "support":{"share":"use/100000 kWh/year","investment_from":50,"least":5,"most":900},
            "url":"https://example.org","sources":["src"],"confidence":"high","checked_on":"2026-11-23"})";
    return parts;
}

std::vector<engine::Document> documents_of(const Parts& parts) {
    const std::string ranking = R"({"weights":{"F":0.25,"E":0.15,"C":0.2,"B":0.12,"Z":0.13,"U":0.15},
        "benefit_weights":{"climate":1},"benefit_norm":6,"confidence_factor":{"high":1,"medium":0.92,"low":0.7},"payback_zero_years":15,
        "materiality_share":0.01,"money_full_share":0.1,"co2_full_share":0.08,"soft_value_factor":0.5,"no_cash_ceiling":0.3,"no_cash_budget_share":0.15,
        "enabler_factor":0.95,"diversity_factor":0.93,"duty_slot_min_urgency":0.8,"likely_duty_factor":0.9,"unknown_duty_factor":0.35,"wait_factor":0.75,
        "goal_shifts":{"sme":{"cost":{"weights":{"F":0.1,"E":0.05},"benefits":{}},"co2":{"weights":{"C":0.15},"benefits":{}}}},
        "urgency_rules":[],"pins":[],"lift_rules":[])" +
                                (parts.ranking.empty() ? "" : "," + parts.ranking) + "}";
    const auto list = [](const char* name, const std::string& entries) {
        return "\"" + std::string(name) + "\":[" + entries + "],";
    };
    return {
        {"pack.json",
         R"({"format":1,"id":"test","version":"1","checked_on":"2026-11-23","languages":["nl"],"themes":[{"id":"energy","icon":"zap"}],"documents":["all.json"]})"},
        {"all.json",
         "{" + list("questions", parts.questions) + list("coefficients", parts.coefficients) +
             list("quantities", parts.quantities) + list("end_uses", parts.end_uses) + list("measures", parts.measures) +
             list("duties", parts.duties) + list("schemes", parts.schemes) + list("checks", parts.checks) +
             list("migrations", parts.migrations) + (parts.link_order.empty() ? "" : list("link_order", parts.link_order)) +
             R"("packages":[{"id":"pkg","track":"sme"}],"sources":[{"id":"src","title":"A source","url":null,"as_of":null}],"ranking":)" +
             ranking + "}"}};
}

Parts with_link_order(Parts parts, const std::vector<std::string>& editions) {
    std::string order;
    for (const std::string& entries : editions) {
        std::string checksum = "00000000";
        const auto tried = [&] {
            return order + (order.empty() ? "" : ",") + R"({"checksum":")" + checksum + R"(","sme":[)" + entries + "]}";
        };
        parts.link_order = tried();
        const auto loaded = engine::load_content(documents_of(parts));
        INFO(described(loaded.issues));
        REQUIRE(loaded.issues.size() == 1);
        const std::string& what = loaded.issues.front().what;
        REQUIRE(what.starts_with("counted over the editions"));
        checksum = what.substr(what.find('"') + 1, 8);
        order = tried();
    }
    parts.link_order = order;
    return parts;
}

engine::ContentPack pack_of(const Parts& parts) {
    auto loaded = engine::load_content(documents_of(parts));
    INFO(described(loaded.issues));
    REQUIRE(loaded.pack.has_value());
    return std::move(*loaded.pack);
}

std::string duty(std::string_view id, std::string_view rule, std::string_view rest) {
    const std::string phases =
        has_member(rest, "phases") ? "" : R"("phases":[{"id":"law","from":"2020-01-01","status":"in_force"}],)";
    return "{\"id\":\"" + std::string(id) + R"(","track":"sme","kind":"duty","applies":)" + json_text(rule) + "," + phases +
           R"("urgency":1,"sources":["src"],"confidence":"high")" + (rest.empty() ? "" : "," + std::string(rest)) + "}";
}

std::string measure(std::string_view id, std::string_view applies, std::string_view gain, std::string_view rest) {
    const auto unless = [&](std::string_view name, std::string_view text) {
        return has_member(rest, name) ? std::string() : std::string(text) + ",";
    };
    return "{\"id\":\"" + std::string(id) + R"(","track":"sme","theme":"energy","icon":"zap","applies":)" +
           json_text(applies) + R"(,"gain":)" + json_text(gain) + "," + unless("co2", R"("co2":"0")") +
           unless("investment",
                  R"("investment":{"low":100,"likely":100,"high":100,"unit":"EUR","quantity":"1","confidence":"high"})") +
           unless("acts_on", R"("acts_on":[])") + unless("ladder", R"("ladder":"reduce")") +
           unless("confidence", R"("confidence":"high")") + unless("lead_months", R"("lead_months":1)") +
           R"("lifetime_years":10,"effort":1,"package":"pkg","roles":[],"benefits":{"climate":0},"building_bound":false,"sources":["src"])" +
           (rest.empty() ? "" : "," + std::string(rest)) + "}";
}

engine::Answer chosen(std::vector<std::string> options) {
    engine::Chosen answer;
    for (auto& option : options) answer.options.push_back({std::move(option)});
    return answer;
}

engine::Answer number(double value) { return engine::Number{value}; }

engine::Answers answers(const std::map<std::string, engine::Answer>& given) {
    engine::Answers result;
    for (const auto& [id, answer] : given) result.set({id}, answer);
    return result;
}

engine::Assessment assess(const engine::ContentPack& pack, const engine::Answers& given, engine::Date date) {
    return engine::assess(pack, given, {.date = date});
}

engine::Truth truth_of_rule(std::string_view rule, const std::map<std::string, engine::Answer>& given, const Parts& parts) {
    Parts with = parts;
    with.duties += (with.duties.empty() ? "" : ",") + duty("asked-about", rule);
    const auto pack = pack_of(with);
    return assess(pack, answers(given)).find(engine::DutyId{"asked-about"})->applies;
}

engine::Spread spread_of(std::string_view amount, const std::map<std::string, engine::Answer>& given, const Parts& parts) {
    auto pack = pack_of(parts);
    const auto code = engine::compile(pack.program, amount, engine::Type::number, engine::Scope::everything);
    INFO(amount << (code ? "" : ": " + code.error().what));
    REQUIRE(code.has_value());
    const auto known = answers(given);
    engine::Bounds bounds(pack.program, known);
    engine::Draws draws(pack.program, bounds, 512);
    return engine::spread_of(draws.amount({*code}));
}

std::string issues_of(const Parts& parts) { return described(engine::load_content(documents_of(parts)).issues); }

const engine::ContentPack& shipped_pack() {
    static const engine::ContentPack pack = [] {
        auto loaded = engine::load_content(shipped_documents());
        INFO(described(loaded.issues));
        REQUIRE(loaded.pack.has_value());
        return std::move(*loaded.pack);
    }();
    return pack;
}

}  // namespace tk::tests
