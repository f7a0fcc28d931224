// All that the application knows between two actions. A test can make as many as it likes.
#pragma once

#include "engine/questionnaire.h"
#include "present/intent.h"
#include "present/kiosk.h"
#include "present/site.h"
#include "present/texts.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace tk::present {

// What stands in a field that could not be read as an answer.
struct Draft {
    std::string text{};
    std::string error{};  // key of the words
    bool waits = false;   // the error is not shown yet, for the text may still become right
    friend bool operator==(const Draft&, const Draft&) = default;
};

// What was open when the answers of a link became a dossier of their own.
struct Replaced {
    dossier::Dossier before{};
    engine::Answers after{};  // that came instead
};

struct State {
    std::optional<Kiosk> kiosk{};  // nothing: the page stands at home
    std::shared_ptr<const engine::ContentPack> pack{};
    std::map<std::string, Texts> words{};  // by language; at least the one in use
    std::string track = "sme";             // of the questions and the plan: "sme" or "terrain"
    std::string language = "nl";
    std::string awaited_language{};  // asked for, its words are on their way
    engine::Date date{};
    bool other_date = false;        // the date is not today's: the page says so
    std::string overlay_missing{};  // name of an overlay that was asked for and can't be used: the page says so
    engine::Answers answers{};
    std::string unplaced{};                    // answers that were stored and have no place in the pack: stored again
    engine::Assessment assessment{};           // of the answers and the date
    engine::Questionnaire questionnaire{};     // of the same
    std::set<engine::QuestionId> postponed{};  // gone past without an answer: they come again only when asked for
    bool first_plan_offered = false;
    std::shared_ptr<engine::Workspace> workspace{};  // what `reassess` keeps from one answer to the next
    std::optional<engine::Spread> gain_before{};     // of the plan, before the last answer
    std::set<std::string> duties_before{};           // duties that held before the last answer
    bool answered_just_now = false;
    Place place{};
    Place came_from{};  // before the pages about the program: where these lead back to
    View view = View::canvas;
    double width = 1366;
    double text_size = 1;  // of the page: that of the browser with what `display` asks for
    int start_text = 100;  // one of text_sizes: what the window gives who chose none
    Display display{};
    std::optional<Colours> asked_colours{};  // by the address, until a person chooses
    Device device{};
    std::shared_ptr<const House> house{};  // colours of an organisation; nothing: ours
    std::string house_missing{};           // its name, when they were asked for and can't be used: the page says so
    std::map<std::pair<engine::QuestionId, Field>, Draft> drafts{};
    std::set<engine::QuestionId> ranges{};  // shown as lowest and highest
    std::set<std::string> unfolded{};
    Filter filter{};  // of the plan, as long as the page is open; so is `order`
    StepOrder order = StepOrder::suggested;
    bool confirm_start_over = false;
    Choices choices{};
    // Of the open dossier what is not above: its answers, choices, track and questions for later stay empty here. Without
    // an id nothing of it was kept yet.
    dossier::Dossier dossier{};
    Shelf shelf{};
    std::optional<Draft> budget_draft{};         // of the field on the bench, also when it could be read
    std::shared_ptr<const Bench> bench{};        // nothing: not reckoned since something changed
    std::shared_ptr<const StepSwings> swings{};  // of the step in view; nothing: not reckoned
    std::optional<Told> told{};                  // the page says it and can take it back
    std::optional<Replaced> replaced{};          // by a link
    std::optional<Copied> copied{};              // what came of the last copying, on this page
    std::string address{};                       // public address of the site; empty: none is known
    bool can_store = true;                       // false: the page says that nothing is kept
    std::optional<bool> persists{};              // false: the browser may clear it away; nothing: not known
    Delivery delivery{};
    DeliveryRead delivery_read{};
    // For the next screen only.
    std::string focus{};
    std::string announcement{};
    bool urgent = false;
    // Of who runs the page.
    SiteSettings site{};
    std::optional<Colours> site_colours{};  // what the site begins with, when the person kept no choice

    const Texts& texts() const { return words.find(language)->second; }
};

}  // namespace tk::present
