// What happens when the page tells how it reached this device, and when a person does something about it.
#pragma once

#include "present/state.h"

#include <vector>

namespace tk::present {

// What is new of it is announced.
void delivered(State&, const Delivery& now);

std::vector<Effect> deliver(State&, DeliveryDeed);

}  // namespace tk::present
