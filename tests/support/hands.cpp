#include "support/hands.h"

#include <catch2/catch_test_macros.hpp>

namespace tk::tests {

using present::Action;

std::vector<present::Effect> press(present::State& state, const std::string& key, const std::string& value,
                                   Action::Kind kind) {
    const auto intent = intent_for(screen_of(state), {kind, key, value});
    INFO(key);
    REQUIRE(intent.has_value());
    return update(state, *intent);
}

std::vector<present::Effect> type(present::State& state, const std::string& key, const std::string& value) {
    return press(state, key, value, Action::Kind::set_value);
}

const present::Block& there(const present::Screen& screen, const std::string& key) {
    INFO(key);
    const present::Block* found = find(screen, key);
    REQUIRE(found != nullptr);
    return *found;
}

void each(const std::vector<present::Block>& blocks, const std::function<void(const present::Block&)>& visit) {
    for (const present::Block& block : blocks) {
        visit(block);
        each(block.children, visit);
    }
}

}  // namespace tk::tests
