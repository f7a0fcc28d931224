// The map of a pack: its edges are the dependencies that the engine reads, and its text is what Graphviz takes.
#include "tool/map.h"
#include "support/packs.h"
#include "support/run.h"
#include "support/state.h"
#include "tool/dot.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <regex>
#include <set>

using namespace tk;
using namespace tk::tests;
using tool::MapKind;
using tool::MapLink;

namespace {

using Edge = std::pair<std::string, std::string>;

// "kind id" of both ends.
std::set<Edge> edges(const tool::Map& map, MapLink link) {
    const auto name = [&](std::size_t place) {
        const auto& node = map.nodes[place];
        return std::to_string(static_cast<int>(node.kind)) + " " + node.id;
    };
    std::set<Edge> found;
    for (const auto& edge : map.edges)
        if (edge.link == link) found.emplace(name(edge.from), name(edge.to));
    return found;
}

std::string at(MapKind kind, const std::string& id) { return std::to_string(static_cast<int>(kind)) + " " + id; }

std::set<std::string> ids(const tool::Map& map) {
    std::set<std::string> found;
    for (const auto& node : map.nodes) found.insert(node.id);
    return found;
}

Parts small() {
    Parts parts = without_units();
    parts.questions +=
        R"(,{"id":"depth","track":"sme","theme":"energy","kind":"number","unit":"","min":0,"max":10,"asked_if":"heating == pump",
             "prior":{"low":1,"likely":2,"high":3,"confidence":"low"},"seconds":5})";
    parts.duties = duty("save", "use >= 500 and use < 9000",
                        R"("fulfilled_by":["led"],"phases":[{"id":"law","status":"in_force","source":"src"},
                           {"id":"wide","status":"announced","if":"gas > 70","source":"src"}])");
    parts.measures =
        measure("led", "depth > 3", "1", R"("blocked_if":"rooms has cold","conflicts":["lamp"],"schemes":["help"])") + "," +
        measure("lamp", "true", "1", R"("needs":["led"],"conflicts":["led"])");
    parts.schemes =
        R"({"id":"help","kind":"subsidy","provider":"P","level":"national","audience":[],"themes":["energy"],
            "criteria":[{"id":"goal","rule":"goal has co2"},{"id":"list","ask":true}],
            "window":{"opens":null,"closes":null,"status":"unknown","ends_by":"none","as_of":null},
            "url":"https://example.org","sources":["src"],"confidence":"high","checked_on":"2026-11-01"})";
    return parts;
}

tests::Result typed(const std::string& arguments, const std::string& before = "") {
    return tests::run(before + "'" TERREINKOMPAS_PROGRAM "' " + arguments);
}

}  // namespace

TEST_CASE("each kind of link of a small pack is in its map") {
    const auto map = tool::map_of(pack_of(small()));
    const auto q = [](const char* id) { return at(MapKind::question, id); };
    const std::string led = at(MapKind::measure, "led"), lamp = at(MapKind::measure, "lamp"),
                      save = at(MapKind::duty, "save"), help = at(MapKind::scheme, "help"),
                      wide = at(MapKind::condition, "save/wide"), goal = at(MapKind::condition, "help/goal");
    CHECK(edges(map, MapLink::asked) == std::set<Edge>{{q("heating"), q("depth")}});
    CHECK(edges(map, MapLink::read) ==
          std::set<Edge>{{q("depth"), led}, {q("use"), save}, {q("gas"), wide}, {q("goal"), goal}});
    CHECK(edges(map, MapLink::blocks) == std::set<Edge>{{q("rooms"), led}});
    CHECK(edges(map, MapLink::part) == std::set<Edge>{{wide, save}, {goal, help}});
    CHECK(edges(map, MapLink::needs) == std::set<Edge>{{led, lamp}});
    CHECK(edges(map, MapLink::excludes) == std::set<Edge>{{led, lamp}});
    CHECK(edges(map, MapLink::fulfils) == std::set<Edge>{{led, save}});
    CHECK(edges(map, MapLink::pays) == std::set<Edge>{{led, help}});
    const auto limits = std::ranges::find_if(map.edges, [](const auto& edge) { return edge.limits.size() == 2; });
    REQUIRE(limits != map.edges.end());
    CHECK(limits->limits == std::vector<double>{500, 9000});
}

TEST_CASE("a part of a map has what leads to a thing and what follows from it") {
    const auto map = tool::map_of(pack_of(small()));
    CHECK(ids(tool::around(map, "depth", 1)) == std::set<std::string>{"heating", "depth", "led"});
    CHECK(ids(tool::around(map, "depth", 2)) == std::set<std::string>{"heating", "depth", "led", "lamp", "save", "help"});
    CHECK(ids(tool::around(map, "help", 1)) == std::set<std::string>{"help", "help/goal", "led"});
    CHECK(ids(tool::around(map, "help", 2)) == std::set<std::string>{"help", "help/goal", "goal", "led", "depth", "rooms"});
    CHECK(tool::around(map, "nothing", 3).nodes.empty());
    CHECK(ids(tool::on_track(map, "terrain")) == std::set<std::string>{"help", "help/goal"});
}

TEST_CASE("the edges of the shipped map are the dependencies that the rules read, all of them") {
    const auto& pack = shipped_pack();
    const auto map = tool::map_of(pack);
    std::set<Edge> asked, read, blocks;
    const auto reads = [&](std::set<Edge>& list, engine::Rule rule, const std::string& to) {
        if (rule.empty()) return;
        for (const auto input : pack.program.inputs_of(rule.root))
            list.emplace(at(MapKind::question, pack.questions[static_cast<std::size_t>(input)].id.value), to);
    };
    for (const auto& one : pack.questions) reads(asked, one.asked_if, at(MapKind::question, one.id.value));
    for (const auto& one : pack.measures) {
        reads(read, one.applies, at(MapKind::measure, one.id.value));
        reads(blocks, one.blocked_if, at(MapKind::measure, one.id.value));
    }
    for (const auto& one : pack.duties) {
        for (const auto rule : one.applies.values) reads(read, rule, at(MapKind::duty, one.id.value));
        for (const auto& phase : one.phases)
            reads(read, phase.condition, at(MapKind::condition, one.id.value + "/" + phase.id));
    }
    for (const auto& one : pack.schemes)
        if (!one.background && (one.shown["sme"] || one.shown["terrain"]))
            for (const auto& criterion : one.criteria)
                for (const auto rule : criterion.rules.values)
                    reads(read, rule, at(MapKind::condition, one.id.value + "/" + criterion.id.value));
    CHECK(edges(map, MapLink::asked) == asked);
    CHECK(edges(map, MapLink::read) == read);
    CHECK(edges(map, MapLink::blocks) == blocks);
    CHECK(read.size() > 400);
}

TEST_CASE("a theme and a track show less, and nothing that the whole map has not") {
    const auto& pack = shipped_pack();
    const auto map = tool::map_of(pack);
    const auto all = ids(map);
    for (const auto& theme : pack.themes) {
        const auto part = tool::of_theme(map, theme.id.value);
        INFO(theme.id.value);
        CHECK(part.nodes.size() < map.nodes.size());
        for (const auto& question : pack.questions)
            if (question.theme == theme.id) CHECK(ids(part).contains(question.id.value));
        CHECK(std::ranges::includes(all, ids(part)));
        for (const auto& edge : part.edges) CHECK((edge.from < part.nodes.size() && edge.to < part.nodes.size()));
    }
    const auto park = tool::on_track(map, "terrain");
    for (const auto& node : park.nodes) CHECK(std::ranges::find(node.tracks, "terrain") != node.tracks.end());
}

TEST_CASE("words and ids are escaped, whatever they hold") {
    CHECK(tool::dot_quoted("a \"b\" \\N c\nd\te") == R"("a \"b\" \\N c\nde")");
    present::Texts texts;
    texts.add({"words.json", R"({"measure":{"led":{"name":"\"]; evil [\\\" \\G\n<b>"}}})"});
    const std::string dot = tool::dot_of(tool::map_of(pack_of(small())), texts);
    CHECK(dot.find(R"(label="\"]; evil [\\\" \\G\n<b>")") != std::string::npos);
}

TEST_CASE("each line of the shipped map is a node or an edge between nodes of it, the same every time") {
    const auto map = tool::map_of(shipped_pack());
    for (const char* language : {"nl", "en"}) {
        const auto texts = shipped_words(language);
        const std::string dot = tool::dot_of(map, texts);
        CHECK(dot == tool::dot_of(tool::map_of(shipped_pack()), texts));
        CHECK(dot.find("=\"[") == std::string::npos);  // a key without words
        const std::string name = R"rx("((?:[^"\\]|\\.)*)")rx";
        const std::regex node("  " + name + " \\[label=" + name + ", tooltip=" + name + ", [^\\n]*\\];"),
            edge("  " + name + " -> " + name + " \\[class=[a-z]+(?:, label=" + name + ")?(?:, [^\\n]*)?\\];");
        std::set<std::string> names;
        std::size_t nodes = 0, links = 0;
        std::size_t from = dot.find("];\n  \"") + 3;  // behind the settings
        for (; dot.compare(from, 2, "}\n") != 0;) {
            const std::size_t end = dot.find('\n', from);
            const std::string line = dot.substr(from, end - from);
            from = end + 1;
            std::smatch parts;
            if (std::regex_match(line, parts, node)) {
                names.insert(parts[1]);
                ++nodes;
            } else if (std::regex_match(line, parts, edge)) {
                CHECK((names.contains(parts[1]) && names.contains(parts[2])));
                ++links;
            } else {
                FAIL_CHECK(line);
            }
        }
        CHECK(nodes == map.nodes.size());
        CHECK(links == map.edges.size());
        CHECK(names.size() == nodes);
    }
}

TEST_CASE("flow writes the map, or says what is wrong") {
    const Folder folder;
    const auto whole = typed("flow --from led-lighting --language en");
    CHECK(whole.code == 0);
    CHECK(whole.out.starts_with("digraph"));
    CHECK(whole.out.find("\"question s_lighting\" -> \"measure led-lighting\"") != std::string::npos);
    const std::string file = (folder.path() / "map.dot").string();
    CHECK(typed("flow --from led-lighting --language en --output '" + file + "'").code == 0);
    CHECK(tests::text_of(file) == whole.out);
    CHECK(typed("flow --output /nowhere/map.dot").code == 1);
    const auto wrong = typed("flow --from led-lightin");
    CHECK(wrong.code == 2);
    CHECK(wrong.err.find("did you mean \"led-lighting\"") != std::string::npos);
    CHECK(typed("flow --theme enrgy").err.find("did you mean \"energy\"") != std::string::npos);
    CHECK(typed("flow --steps 2").code == 2);
    CHECK(typed("flow --from led-lighting --track terrain").code == 2);
}

TEST_CASE("a drawing is made by Graphviz where it is installed, and its absence is said") {
    const Folder folder;
    const auto none = typed("flow --from led-lighting --format svg", "PATH='" + folder.path().string() + "' ");
    CHECK(none.code == 1);
    CHECK(none.out.empty());
    CHECK(none.err.find("Graphviz is not installed") != std::string::npos);
    // One that writes its option and what it gets.
    const std::string fake = folder.file("dot", "#!/bin/sh\necho \"$1\"\nexec cat\n"),
                      svg = (folder.path() / "map.svg").string();
    std::filesystem::permissions(fake, std::filesystem::perms::owner_all);
    const std::string with = "PATH='" + folder.path().string() + "':\"$PATH\" ";
    const std::string dot = typed("flow --track terrain").out;
    CHECK(typed("flow --track terrain --format svg", with).out == "-Tsvg\n" + dot);
    CHECK(typed("flow --track terrain --format svg --output '" + svg + "'", with).code == 0);
    CHECK(tests::text_of(svg) == "-Tsvg\n" + dot);
    folder.file("dot", "#!/bin/sh\nexit 3\n");
    const auto failed = typed("flow --format svg", with);
    CHECK(failed.code == 1);
    CHECK(failed.err.find("could not draw") != std::string::npos);
}
