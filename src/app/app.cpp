#include "app/app.h"

#include "present/delivering.h"
#include "present/keeping.h"
#include "present/sharing.h"
#include "present/typing.h"
#include "present/update.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace tk::app {

std::vector<engine::Issue> App::start(const Settings& settings) {
    present::Texts texts;
    auto issues = texts.add({settings.language, settings.words});
    if (settings.pack == nullptr || engine::has_errors(issues)) return issues;
    state_.pack = settings.pack;
    state_.language = settings.language;
    state_.words.emplace(settings.language, std::move(texts));
    state_.view = settings.view;
    state_.date = settings.date;
    state_.other_date = settings.other_date;
    state_.overlay_missing = settings.overlay_missing;
    state_.device = settings.device;
    auto site = present::site_of(settings.site);
    state_.site = std::move(site.site);
    issues.insert(issues.end(), site.issues.begin(), site.issues.end());
    state_.address = settings.address.empty() ? state_.site.address : present::public_address(settings.address);
    state_.site_colours = settings.site_colours;
    state_.display.colours = settings.site_colours.value_or(present::Colours::device);
    if (!settings.house.empty())
        for (auto& finding : present::take_house(state_, settings.house, settings.house_file))
            issues.push_back({engine::Severity::warning, "themes/" + settings.house + ".json", std::move(finding.where),
                              std::move(finding.what)});
    window_ = {settings.width, settings.height, 0, settings.text_size};
    state_.width = settings.width;
    state_.text_size = settings.text_size;
    state_.start_text = settings.start_text;
    present::reassess(state_);
    state_.shelf.spare_id = platform_.new_id();
    state_.shelf.heads = present::heads_of(settings.heads);
    state_.can_store = settings.can_store;
    state_.kiosk = settings.kiosk;
    state_.persists = settings.persists;
    state_.shelf.seals = settings.seals;
    std::vector<present::Effect> first;
    if (settings.settings) present::restore_settings(state_, *settings.settings);
    else if (settings.before) present::restore_settings(state_, *settings.before);
    if (settings.before && present::restore(state_, *settings.before))
        first = {present::save(state_), present::save_settings(state_), present::ForgetBefore{}};
    else if (settings.before || (settings.kept && !present::restore(state_, *settings.kept))) {
        state_.announcement = state_.texts()("error.stored");
        state_.urgent = true;
    }
    state_.asked_colours = settings.colours;
    state_.display.text = settings.text.value_or(state_.display.text);
    state_.place = present::place_of(state_, settings.fragment);
    if (state_.kiosk && !present::is_open_in_kiosk(state_.place.page)) state_.place = {};
    started_ = true;
    first.insert(first.begin(), present::dress_of(state_));
    show(first);
    return issues;
}

void App::show(const std::vector<present::Effect>& effects) {
    auto next = present::screen_of(state_);
    const mirror::Patch patch = mirror::difference(screen_, next);
    platform_.show(patch);
    // What is written may be a new element under an old key, which the page has not placed yet.
    std::unordered_set<std::string> written;
    for (const mirror::Node& node : patch.written) written.insert(node.block.key);
    std::erase_if(placed_, [&](const ui::Box& box) { return written.contains(box.key.substr(0, box.key.find('#'))); });
    screen_ = std::move(next);
    // Said and asked for once.
    screen_.focus.clear();
    screen_.announcement.clear();
    screen_.urgent = false;
    state_.focus.clear();
    state_.announcement.clear();
    state_.urgent = false;
    for (const auto& effect : effects) platform_.perform(effect);
    if (state_.shelf.spare_id.empty()) state_.shelf.spare_id = platform_.new_id();
    platform_.want_frame();
}

void App::show_changes() {
    if (started_ && !(present::screen_of(state_) == screen_)) show({});
}

void App::act(const present::Action& action) {
    if (!started_) return;
    const auto intent = present::intent_for(screen_, action);
    if (!intent) return;
    show(present::update(state_, *intent));
}

void App::settle() {
    if (started_ && present::settle(state_)) show({});
}

void App::visit(std::string_view fragment) {
    if (!started_) return;
    const present::Place place = present::place_of(state_, fragment);
    if (place == state_.place) return;
    present::update(state_, present::GoTo{place});  // the address says it already: no effect is wanted
    show({});
}

void App::words_arrived(const std::string& language, const std::string& text) {
    if (started_) show(present::words_arrived(state_, language, text));
}

void App::resize(float width, float height, float text_size, int start_text) {
    window_.width = width;
    window_.height = height;
    window_.text_size = text_size;
    if (!started_) return;
    present::update(state_, present::Resize{width, text_size, start_text});
    show({});
}

void App::scroll(float y) { window_.scroll = y; }

void App::view(present::View view) {
    if (!started_ || state_.view == view) return;
    state_.view = view;
    show({});
}

void App::device(const present::Device& now) {
    if (started_) show(present::update(state_, present::DeviceAsks{now}));
}

void App::copied(bool worked) {
    if (started_) show(present::update(state_, present::Share{present::Copied{worked}}));
}

void App::storage(bool keeps) {
    if (state_.can_store == keeps) return;
    state_.can_store = keeps;
    show_changes();
}

void App::persists(std::optional<bool> now) {
    if (state_.persists == now) return;
    state_.persists = now;
    show_changes();
}

void App::delivery(const present::Delivery& now) {
    if (!started_ || state_.delivery == now) return;
    present::delivered(state_, now);
    show_changes();
}

void App::shelf(std::string_view heads) {
    state_.shelf.heads = present::heads_of(heads);
    show_changes();
}

void App::dossier_arrived(const std::string& id, std::string_view purpose, std::string_view text) {
    const auto known = present::purpose_named(purpose);
    if (started_ && known) show(present::dossier_arrived(state_, id, *known, text));
}

void App::file_arrived(const std::string& name, std::string_view text, bool too_large) {
    if (started_) show(present::file_arrived(state_, name, text, too_large));
}

void App::file_among_others(const present::FileIn& file) {
    if (!started_) return;
    const auto effects = present::file_among_others(state_, file);
    constexpr std::size_t shown_each = 20;
    if (file.at % shown_each == 1 || file.at >= file.of) return show(effects);
    for (const auto& effect : effects) platform_.perform(effect);
    if (state_.shelf.spare_id.empty()) state_.shelf.spare_id = platform_.new_id();
}

void App::company_arrived(const present::FileIn& file) {
    if (!started_) return;
    present::company_arrived(state_, file);
    constexpr std::size_t shown_each = 25;
    if (file.at % shown_each == 1 || file.at >= file.of) show({});
}

void App::changed_elsewhere(const std::string& id, std::string_view base, std::string_view theirs) {
    if (started_) show(present::changed_elsewhere(state_, id, base, theirs));
}

void App::removed_elsewhere(const std::string& id) {
    if (!started_) return;
    present::removed_elsewhere(state_, id);
    show({});
}

ui::Drawn App::draw(const ui::Fonts& fonts) {
    window_.palette = present::palette_of(state_);
    auto drawn = painter_.draw(screen_, fonts, window_);
    std::unordered_map<std::string, const ui::Box*> before;
    for (const auto& box : placed_) before.emplace(box.key, &box);
    std::vector<ui::Box> changed;
    for (const auto& box : painter_.boxes()) {
        const auto place = before.find(box.key);
        if (place == before.end() || !(*place->second == box)) changed.push_back(box);
    }
    if (!changed.empty() || placed_height_ != drawn.height) platform_.place(changed, drawn.height);
    placed_ = painter_.boxes();
    placed_height_ = drawn.height;
    if (drawn.action) act(*drawn.action);
    return drawn;
}

}  // namespace tk::app
