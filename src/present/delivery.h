// How the page reached this device: with or without a connection, and of which version. Natively all of it is false.
#pragma once

namespace tk::present {

// What the page knows of it now.
struct Delivery {
    bool kept = false;         // a whole copy is on this device: it starts without a connection
    bool offline = false;      // there is no connection, and what is seen is that copy
    bool newer = false;        // another version is whole on this device; this page goes on with its own
    bool installable = false;  // the browser offers to put it among the programs of the device
    friend bool operator==(const Delivery&, const Delivery&) = default;
};

// The notices that a person has closed. Without a connection again, or with a version again: they come back.
struct DeliveryRead {
    bool offline = false, newer = false;
};

// What a person does about it.
enum class DeliveryDeed { renew, later, understood, install };
struct Deliver {
    DeliveryDeed deed = DeliveryDeed::renew;
    friend bool operator==(const Deliver&, const Deliver&) = default;
};

// Load the page again, in its newest version; all that was answered is kept before.
struct Renew {
    friend bool operator==(const Renew&, const Renew&) = default;
};
// Let the browser ask whether it may put the page among the programs of the device.
struct Install {
    friend bool operator==(const Install&, const Install&) = default;
};

}  // namespace tk::present
