#include "mirror/patch.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace tk;
using present::Block;
using present::Look;
using present::Role;
using present::Screen;

namespace {

Block words(std::string key, std::string label) { return {.key = std::move(key), .label = std::move(label)}; }

Block box(std::string key, std::vector<Block> children) {
    return {.key = std::move(key), .role = Role::group, .children = std::move(children)};
}

Screen screen(std::vector<Block> blocks) { return {.title = "Vraag", .language = "nl", .blocks = std::move(blocks)}; }

std::vector<std::string> keys(const std::vector<mirror::Node>& nodes) {
    std::vector<std::string> result{};
    for (const auto& node : nodes) result.push_back(node.block.key);
    return result;
}

using Keys = std::vector<std::string>;

// A page as mirror.js keeps it: applies patches and knows nothing else.
class Page {
public:
    void apply(const mirror::Patch& patch) {
        if (patch.title) title = *patch.title;
        if (patch.language) language = *patch.language;
        for (const auto& key : patch.removed) remove(key);
        for (const auto& node : patch.written) write(node);
    }

    // The elements under a key ("" for all), as blocks.
    std::vector<Block> blocks(const std::string& parent = {}) const {
        std::vector<Block> result{};
        const auto found = children_.find(parent);
        if (found == children_.end()) return result;
        for (const auto& key : found->second) {
            auto block = elements_.at(key).block;
            block.children = blocks(key);
            result.push_back(std::move(block));
        }
        return result;
    }

    std::size_t size() const { return elements_.size(); }
    std::string title{}, language{};

private:
    void remove(const std::string& key) {
        REQUIRE(elements_.contains(key));
        const auto inner = children_[key];
        for (const auto& child : inner) remove(child);
        children_.erase(key);
        std::erase(children_[elements_.at(key).parent], key);
        elements_.erase(key);
    }

    void write(const mirror::Node& node) {
        const auto& key = node.block.key;
        REQUIRE((node.parent.empty() || elements_.contains(node.parent)));
        REQUIRE(node.block.children.empty());
        if (const auto old = elements_.find(key); old != elements_.end()) {
            REQUIRE(old->second.block.role == node.block.role);  // an element keeps its tag
            std::erase(children_[old->second.parent], key);
        }
        auto& siblings = children_[node.parent];
        auto place = siblings.begin();
        if (!node.after.empty()) {
            place = std::ranges::find(siblings, node.after);
            REQUIRE(place != siblings.end());
            ++place;
        }
        siblings.insert(place, key);
        elements_[key] = node;
    }

    std::map<std::string, mirror::Node> elements_{};
    std::map<std::string, Keys> children_{};
};

std::vector<Block> without_painted_only(std::vector<Block> blocks) {
    std::erase_if(blocks, [](const Block& block) { return block.painted_only; });
    for (auto& block : blocks) block.children = without_painted_only(std::move(block.children));
    return blocks;
}

class Dice {
public:
    explicit Dice(unsigned seed) : source_(seed) {}
    int below(int end) { return static_cast<int>(source_() % static_cast<unsigned>(end)); }
    bool one_in(int n) { return below(n) == 0; }

private:
    std::mt19937 source_;
};

// A screen whose keys come from a small stock, so that two of them share many and in other places.
Screen random_screen(Dice& dice) {
    Keys stock{};
    for (int i = 0; i < 40; ++i) stock.push_back("k" + std::to_string(i));
    for (std::size_t i = stock.size() - 1; i > 0; --i)
        std::swap(stock[i], stock[static_cast<std::size_t>(dice.below(static_cast<int>(i) + 1))]);
    stock.resize(static_cast<std::size_t>(dice.below(40)));

    const auto take = [&](auto& self, int depth) -> std::vector<Block> {
        std::vector<Block> blocks{};
        const int wanted = depth == 0 ? 12 : dice.below(5);
        for (int i = 0; i < wanted && !stock.empty(); ++i) {
            Block block{.key = stock.back()};
            stock.pop_back();
            const auto number = std::stoi(block.key.substr(1));
            block.role = number % 3 == 0 ? Role::group : number % 3 == 1 ? Role::heading : Role::paragraph;
            if (dice.one_in(10)) block.role = Role::button;
            block.level = block.role == Role::heading ? 1 + dice.below(2) : 0;
            block.label = "woorden " + std::to_string(dice.below(2));
            block.chosen = dice.one_in(4);
            block.painted_only = dice.one_in(12);
            if (dice.one_in(5)) block.intent = present::Continue{};
            if (dice.one_in(6)) block.bar = present::Bar{.end = 10, .low = 1, .likely = 2, .high = 3.0 + dice.below(2)};
            if (depth < 4) block.children = self(self, depth + 1);
            blocks.push_back(std::move(block));
        }
        return blocks;
    };
    return screen(take(take, 0));
}

}  // namespace

TEST_CASE("two equal screens differ in nothing") {
    const auto one = screen({box("a", {words("b", "Hallo")})});
    CHECK(mirror::difference(one, one).empty());
    CHECK(mirror::patch_json(mirror::difference(one, one)) == "{}");
}

TEST_CASE("a first screen is written whole, parents before children") {
    const auto patch =
        mirror::difference({}, screen({box("a", {words("b", "1"), box("c", {words("d", "2")})}), words("e", "3")}));
    CHECK(patch.title == "Vraag");
    CHECK(patch.language == "nl");
    CHECK(patch.removed.empty());
    CHECK(keys(patch.written) == Keys{"a", "b", "c", "d", "e"});
    CHECK(patch.written[1].parent == "a");
    CHECK(patch.written[1].after.empty());
    CHECK(patch.written[2].after == "b");
    CHECK(patch.written[4].parent.empty());
    CHECK(patch.written[4].after == "a");
}

TEST_CASE("one changed word is one written node") {
    const auto patch = mirror::difference(screen({box("a", {words("b", "oud"), words("c", "blijft")})}),
                                          screen({box("a", {words("b", "nieuw"), words("c", "blijft")})}));
    CHECK(patch.removed.empty());
    REQUIRE(keys(patch.written) == Keys{"b"});
    CHECK(patch.written[0].block.label == "nieuw");
    CHECK_FALSE(patch.title);
}

TEST_CASE("each thing that the page is told is compared") {
    const auto changed = [](auto change) {
        Block block = words("b", "x");
        const auto before = screen({block});
        change(block);
        return mirror::difference(before, screen({block})).written.size() == 1;
    };
    CHECK(changed([](Block& b) { b.look = Look::lead; }));
    CHECK(changed([](Block& b) { b.help = "x"; }));
    CHECK(changed([](Block& b) { b.value = "x"; }));
    CHECK(changed([](Block& b) { b.unit = "x"; }));
    CHECK(changed([](Block& b) { b.error = "x"; }));
    CHECK(changed([](Block& b) { b.icon = "x"; }));
    CHECK(changed([](Block& b) { b.icon_after = "x"; }));
    CHECK(changed([](Block& b) { b.lang = "en"; }));
    CHECK(changed([](Block& b) { b.href = "https://www.rvo.nl/"; }));
    CHECK(changed([](Block& b) { b.chosen = true; }));
    CHECK(changed([](Block& b) { b.current = true; }));
    CHECK(changed([](Block& b) { b.toggles = true; }));
    CHECK(changed([](Block& b) { b.pressed = true; }));
    CHECK(changed([](Block& b) { b.unfolded = false; }));
    CHECK(changed([](Block& b) { b.invalid = true; }));
    CHECK(changed([](Block& b) { b.personal = true; }));
    CHECK(changed([](Block& b) { b.fixed = true; }));
    CHECK(changed([](Block& b) { b.mirror_only = true; }));
    CHECK(changed([](Block& b) { b.progress = present::Progress::now; }));
    CHECK(changed([](Block& b) { b.bar = present::Bar{}; }));
    CHECK(changed([](Block& b) { b.limits = {{.at = 50000}}; }));
    CHECK(changed([](Block& b) { b.slider = present::Slider{}; }));
    CHECK(changed([](Block& b) { b.intent = present::Continue{}; }));
}

TEST_CASE("another meaning of the same button is no news for the page") {
    auto before = words("b", "Verder");
    auto after = before;
    before.intent = present::Continue{};
    after.intent = present::Back{};
    CHECK(mirror::difference(screen({before}), screen({after})).empty());
}

TEST_CASE("a link says where it goes, so that the browser can open it elsewhere") {
    Block link{.key = "l", .role = Role::link, .label = "Uw plan"};
    link.intent = present::GoTo{{present::Page::plan, {}}};
    auto other = link;
    other.intent = present::GoTo{{present::Page::about, {}}};
    const auto patch = mirror::difference(screen({link}), screen({other}));
    REQUIRE(keys(patch.written) == Keys{"l"});
    const auto json = nlohmann::json::parse(mirror::patch_json(patch));
    CHECK(json["written"][0]["href"] == "#about");
}

TEST_CASE("with a box that goes, only the box is named") {
    const auto patch =
        mirror::difference(screen({box("a", {words("b", ""), words("c", "")}), words("d", "")}), screen({words("d", "")}));
    CHECK(patch.removed == Keys{"a"});
    CHECK(patch.written.empty());
}

TEST_CASE("what leaves a box before it goes is written anew") {
    const auto patch =
        mirror::difference(screen({box("a", {box("b", {words("c", "")})})}), screen({box("b", {words("c", "")})}));
    CHECK(patch.removed == Keys{"a"});
    CHECK(keys(patch.written) == Keys{"b", "c"});
}

TEST_CASE("a new sibling moves nothing") {
    const auto before = screen({words("a", ""), words("b", ""), words("c", "")});
    auto patch = mirror::difference(before, screen({words("new", ""), words("a", ""), words("b", ""), words("c", "")}));
    CHECK(keys(patch.written) == Keys{"new"});
    patch = mirror::difference(before, screen({words("a", ""), words("new", ""), words("c", "")}));
    CHECK(patch.removed == Keys{"b"});
    REQUIRE(keys(patch.written) == Keys{"new"});
    CHECK(patch.written[0].after == "a");
}

TEST_CASE("of reordered siblings the fewest move") {
    const auto patch = mirror::difference(screen({words("a", ""), words("b", ""), words("c", ""), words("d", "")}),
                                          screen({words("d", ""), words("a", ""), words("b", ""), words("c", "")}));
    CHECK(patch.removed.empty());
    REQUIRE(keys(patch.written) == Keys{"d"});
    CHECK(patch.written[0].after.empty());
}

TEST_CASE("another role or heading level is another element, with all that is in it") {
    auto before = box("a", {words("b", "")});
    auto after = before;
    after.role = Role::region;
    auto patch = mirror::difference(screen({before}), screen({after}));
    CHECK(patch.removed == Keys{"a"});
    CHECK(keys(patch.written) == Keys{"a", "b"});

    const Block one{.key = "h", .role = Role::heading, .level = 1};
    auto two = one;
    two.level = 2;
    patch = mirror::difference(screen({one}), screen({two}));
    CHECK(patch.removed == Keys{"h"});
    CHECK(keys(patch.written) == Keys{"h"});
}

TEST_CASE("what is only painted stays out, with what is in it") {
    auto picture = box("picture", {words("inner", "")});
    picture.painted_only = true;
    const auto patch = mirror::difference({}, screen({words("a", ""), picture, words("b", "")}));
    REQUIRE(keys(patch.written) == Keys{"a", "b"});
    CHECK(patch.written[1].after == "a");
}

TEST_CASE("focus and announcement are sent as often as a screen asks for them") {
    auto asking = screen({words("a", "")});
    asking.focus = "a";
    asking.announcement = "Bewaard";
    asking.urgent = true;
    const auto patch = mirror::difference(asking, asking);
    CHECK_FALSE(patch.empty());
    CHECK(patch.written.empty());
    CHECK(mirror::patch_json(patch) == R"({"focus":"a","announce":"Bewaard","urgent":true})");
}

TEST_CASE("the page gets short JSON: what is empty or false is left out") {
    Block radio{.key = "q/gas", .role = Role::radio, .look = Look::option, .label = "Gas \"oud\"", .chosen = true};
    radio.intent = present::Continue{};
    const auto patch = mirror::difference(screen({}), screen({radio}));
    CHECK(
        mirror::patch_json(patch) ==
        R"({"written":[{"key":"q/gas","parent":"","after":"","role":"radio","look":"option","label":"Gas \"oud\"","chosen":true,"act":true}]})");
}

TEST_CASE("a button that is off says so, a button that is no toggle says nothing") {
    Block toggle{.key = "t", .role = Role::button, .toggles = true, .unfolded = false};
    const auto json =
        nlohmann::json::parse(mirror::patch_json(mirror::difference(screen({}), screen({toggle, words("p", "")}))));
    CHECK(json["written"][0]["pressed"] == false);
    CHECK(json["written"][0]["unfolded"] == false);
    CHECK_FALSE(json["written"][1].contains("pressed"));
    CHECK_FALSE(json["written"][1].contains("unfolded"));
}

TEST_CASE("bars and limits reach the page as numbers") {
    Block bar{.key = "b", .role = Role::figure, .look = Look::bar};
    bar.bar =
        present::Bar{.end = 60000, .low = 12000, .likely = 20000, .high = 39000, .before_low = 1000, .before_high = 50000};
    bar.limits = {{.at = 50000, .announced = true, .name = "verwacht", .amount = "50.000"}};
    const auto json = nlohmann::json::parse(mirror::patch_json(mirror::difference(screen({}), screen({bar}))));
    CHECK(json["written"][0]["bar"] ==
          nlohmann::json::parse(
              R"({"end":60000,"low":12000,"likely":20000,"high":39000,"before_low":1000,"before_high":50000})"));
    CHECK(json["written"][0]["limits"][0]["announced"] == true);
}

TEST_CASE("a slider reaches the page with its ends, its place and its ticks") {
    Block slider{.key = "s", .role = Role::slider, .look = Look::slider, .label = "Budget", .value = "500 euro"};
    slider.slider = present::Slider{.min = 0, .max = 9000, .at = 500, .step = 50, .ticks = {500, 2000, 9000}};
    const auto json = nlohmann::json::parse(mirror::patch_json(mirror::difference(screen({}), screen({slider}))));
    CHECK(json["written"][0]["role"] == "slider");
    CHECK(json["written"][0]["value"] == "500 euro");
    CHECK(json["written"][0]["slider"] ==
          nlohmann::json::parse(R"({"min":0,"max":9000,"at":500,"step":50,"ticks":[500,2000,9000]})"));
}

TEST_CASE("letters that are no UTF-8 do not stop the page") {
    const auto json = mirror::patch_json(mirror::difference(screen({}), screen({words("a", "kapot \xff\xc3")})));
    CHECK_FALSE(nlohmann::json::parse(json, nullptr, false).is_discarded());
}

TEST_CASE("patches make any screen out of any other") {
    Dice dice{20261124};
    for (int round = 0; round < 400; ++round) {
        INFO("round " << round);
        auto before = random_screen(dice);
        Page page;
        page.apply(mirror::difference({}, before));
        for (int step = 0; step < 3; ++step) {
            const auto after = random_screen(dice);
            const auto patch = mirror::difference(before, after);
            page.apply(patch);
            REQUIRE(page.blocks() == without_painted_only(after.blocks));
            REQUIRE(page.title == after.title);
            CHECK(mirror::difference(after, after).empty());
            before = after;
        }
    }
}
