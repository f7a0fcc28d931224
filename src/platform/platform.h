// What the application asks of the world it runs in: a page, a window, or nothing at all.
#pragma once

#include "mirror/patch.h"
#include "present/intent.h"
#include "ui/draw.h"

#include <string>
#include <vector>

namespace tk::platform {

class Platform {
public:
    virtual ~Platform() = default;
    virtual void show(const mirror::Patch&) = 0;
    // Boxes that changed since the last drawn frame, and how tall the page is now.
    virtual void place(const std::vector<ui::Box>& changed, float height) = 0;
    virtual void perform(const present::Effect&) = 0;
    virtual void want_frame() = 0;
    // For a dossier: 32 lower case hex digits by chance, never the same again.
    virtual std::string new_id() = 0;
};

}  // namespace tk::platform
