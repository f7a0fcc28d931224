// Small builders that the pages share.
#pragma once

#include "present/format.h"
#include "present/screen_of.h"
#include "present/update.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tk::present {

inline Block block(std::string key, Role role, Look look, std::string label = {}) {
    Block made;
    made.key = std::move(key);
    made.role = role;
    made.look = look;
    made.label = std::move(label);
    return made;
}

inline Block box(std::string key, Look look, std::vector<Block> children, Role role = Role::group) {
    Block made = block(std::move(key), role, look);
    made.children = std::move(children);
    return made;
}

inline Block words(std::string key, Look look, std::string label) {
    return block(std::move(key), Role::paragraph, look, std::move(label));
}

inline Block heading(std::string key, int level, Look look, std::string label) {
    Block made = block(std::move(key), Role::heading, look, std::move(label));
    made.level = level;
    return made;
}

inline Block action(std::string key, Role role, Look look, std::string label, Intent intent, std::string icon = {},
                    std::string icon_after = {}) {
    Block made = block(std::move(key), role, look, std::move(label));
    made.intent = std::move(intent);
    made.icon = std::move(icon);
    made.icon_after = std::move(icon_after);
    return made;
}

inline Block with_icon(Block made, std::string icon) {
    made.icon = std::move(icon);
    return made;
}

inline Block divider(std::string key) {
    Block made = block(std::move(key), Role::group, Look::divider);
    made.painted_only = true;
    return made;
}

// The terrain, drawn: decoration.
inline Block picture(std::string key) {
    Block made = block(std::move(key), Role::group, Look::picture);
    made.painted_only = true;
    return made;
}

// The pages, each the content of `main` and what stands beside it.
std::vector<Block> welcome_page(const State&);
std::vector<Block> question_page(const State&);
std::vector<Block> review_page(const State&);
std::vector<Block> plan_page(const State&);
std::vector<Block> step_page(const State&);
std::vector<Block> what_if_page(const State&);
std::vector<Block> scheme_page(const State&);
std::vector<Block> schemes_page(const State&);
std::vector<Block> recognised_page(const State&);
std::vector<Block> balance_page(const State&);
std::vector<Block> take_away_page(const State&);
std::vector<Block> about_page(const State&);
std::vector<Block> help_page(const State&);
std::vector<Block> accessibility_page(const State&);
std::vector<Block> sources_page(const State&);
std::vector<Block> share_page(const State&);
std::vector<Block> shared_page(const State&);
std::vector<Block> first_plan_page(const State&);
std::vector<Block> terms_page(const State&);
std::vector<Block> programmes_page(const State&);
std::vector<Block> display_page(const State&);
std::vector<Block> dossiers_page(const State&);
std::vector<Block> companies_page(const State&);
std::vector<Block> intake_page(const State&);

// Used by more than one page.
std::string title_of(const State&);  // of the page shown
std::string answer_text(const State&, const engine::Question&, const engine::Answer&);
std::string answer_text(const State&,
                        const engine::QuestionId&);  // "85.000 kWh per jaar", "Weet ik niet"; empty when unanswered
std::vector<std::string> because_texts(const State&,
                                       const std::vector<engine::QuestionId>&);  // "Uw stroom: 85.000 kWh per jaar"
Block route(const State&);                                                       // the themes, where the person is
Block plan_so_far(const State&);
bool is_shown(const State&, const engine::QuestionId&);  // on the route: it has an answer, is worth one, or is in view
std::string left_text(const State&);                     // "Nog 12 vragen, ongeveer 3 minuten"
// The hard words of these texts, each explained when it is asked for; nothing when there are none.
std::optional<Block> hard_words(const State&, const std::string& key, const std::vector<std::string>& of);
Block checks_card(const State&);  // answers that contradict each other, with links to them; without a key: none do
std::vector<Block> scheme_card(const State&, const engine::SchemeState&, int level);
// What fits first; what may fit and helps with a step of the plan comes before what may fit some other time.
std::vector<const engine::SchemeState*> schemes_in_order(const State&);
Block scheme_row(const State&, const engine::SchemeState&);  // its name, verdict and why, as an item of a list
std::string step_name(const State&, const engine::Step&);
Bar bar_of(const engine::Spread&, double end);
double bar_end(double largest);  // a round number at or above it
std::string verdict_icon(engine::Truth, bool ask);
// A step that realises a recognised measure, said as a sign and as a card of its page; nothing when it does not.
std::optional<Block> law_sign(const State&, const engine::Step&);
std::optional<Block> law_card(const State&, const engine::MeasureId&);
// To the list of recognised measures, from the duty that it belongs to; nothing from others.
std::optional<Block> recognised_link(const State&, const engine::DutyId&, const std::string& key);
// Who can be asked: the desk of the site, or else of the region; nothing when neither is named.
std::optional<Block> desk_card(const State&);
std::vector<Block> desk_cards(const State&);  // both, that of the site first
// The way to tell that something on this page is wrong; nothing when the site names none.
std::optional<Block> mistake_line(const State&);
// What was noted about a question or step, and the way to write there; of the open dossier alone.
Block note_part(const State&, NoteOn, const std::string& id);
// Done, put aside or to do: what a person says of a step.
Block fate_card(const State&, const engine::MeasureId&);
// How many steps are put aside and done, with the way to them; nothing when none is.
std::optional<Block> set_apart(const State&);
// What another tab did to the open dossier; nothing when it did nothing.
std::optional<Block> other_tab_notice(const State&);
// What became of the files that came together; nothing when none came.
std::optional<Block> arrivals_card(const State&);
// The follow-ups of the open dossier, with a form.
Block follow_ups_card(const State&);
// What is new since the open dossier was last looked at; nothing when nothing is, or when it was read.
std::optional<Block> since_card(const State&);
// What was chosen just now, with the way back; nothing when nothing was.
std::optional<Block> told_strip(const State&);
// The calendar and the way to all that can be taken away; stands under the title of the plan.
Block take_away_bar(const State&);
// The way back from the answers of a link; nothing when none were taken over, or they have changed since.
std::optional<Block> undo_link_strip(const State&);
// That another version is ready, and that there is no connection; none when neither is so or each was closed.
std::vector<Block> delivery_notices(const State&);
// What the copy on this device can do; nothing when there is none and none can be had.
std::optional<Block> delivery_card(const State&);
bool any_known(const State&);  // at least one answer says something

}  // namespace tk::present
