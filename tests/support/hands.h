// What a test does with the screen as a person would, and what it finds there.
#pragma once

#include "present/screen_of.h"
#include "present/update.h"

#include <functional>
#include <string>
#include <vector>

namespace tk::tests {

// Acts on a block of the screen as it is now; the test fails where there is no such block.
std::vector<present::Effect> press(present::State&, const std::string& key, const std::string& value = {},
                                   present::Action::Kind = present::Action::Kind::activate);
// Fills in a field.
std::vector<present::Effect> type(present::State&, const std::string& key, const std::string& value);
// The block of that key; the test fails where there is none.
const present::Block& there(const present::Screen&, const std::string& key);
// All blocks, each before what stands in it.
void each(const std::vector<present::Block>&, const std::function<void(const present::Block&)>& visit);

}  // namespace tk::tests
