// Whether a pack that no reader of documents has looked at can be worked with.
#pragma once

#include "engine/content.h"

#include <optional>
#include <string>

namespace tk::engine::compiled {

// Every place, id, size and number that the engine relies on, and that nothing needs itself. Nothing when all is well,
// else what is wrong first. What the content says may still be nonsense; it can't make the engine go astray.
std::optional<std::string> fault_of(const ContentPack&);

}  // namespace tk::engine::compiled
