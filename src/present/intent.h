// What the person wants, and what the world must do for us.
#pragma once

#include "engine/answers.h"
#include "present/choices.h"
#include "present/display.h"
#include "present/gathering.h"
#include "present/report_form.h"
#include "present/share_intent.h"
#include "present/shelf.h"

#include <string>
#include <variant>

namespace tk::present {

enum class Page {
    welcome,
    question,
    first_plan,
    review,
    plan,
    measure,
    what_if,
    scheme,
    schemes,
    recognised,
    balance,
    take_away,
    about,
    help,
    accessibility,
    sources,
    terms,
    programmes,
    display,
    dossiers,
    companies,  // of a business park
    intake,     // all questions of a theme together; the id is one of them, or empty for the first theme
    share,      // the link of the answers of now
    shared,     // a link that was opened; the id is its text, whatever that is
};

// Where a person is; also what the address of the page says ("#question/s_heating").
struct Place {
    Page page = Page::welcome;
    std::string id{};  // question, measure, duty or scheme; empty for the other pages
    friend bool operator==(const Place&, const Place&) = default;
};

struct GoTo {
    Place place{};
    friend bool operator==(const GoTo&, const GoTo&) = default;
};

// A company ("sme") or a business park ("terrain"): its first open question. What was answered for the other stays.
struct Begin {
    std::string track{};
    friend bool operator==(const Begin&, const Begin&) = default;
};

// The next open question; after the last key question the offer of a first plan, once; the plan when none is left.
// From a question with a number that is wrong only when it is put off.
struct Continue {
    bool later = false;
    friend bool operator==(const Continue&, const Continue&) = default;
};

// The question before this one, of those that are shown.
struct Back {
    friend bool operator==(const Back&, const Back&) = default;
};

struct Reply {
    engine::QuestionId question{};
    engine::Answer answer{};
    friend bool operator==(const Reply&, const Reply&) = default;
};

// One option of a question with many: in or out.
struct Toggle {
    engine::QuestionId question{};
    engine::OptionId option{};
    friend bool operator==(const Toggle&, const Toggle&) = default;
};

// What stands in a text field, as typed. Becomes an answer when it can be read as one, else an error
// beside the field; the words stay as they are.
enum class Field { value, low, high };
struct Type {
    engine::QuestionId question{};
    Field field = Field::value;
    std::string text{};
    friend bool operator==(const Type&, const Type&) = default;
};

// A number field becomes two, lowest and highest, or one again.
struct AskRange {
    engine::QuestionId question{};
    bool range = false;
    friend bool operator==(const AskRange&, const AskRange&) = default;
};

struct Withdraw {
    engine::QuestionId question{};
    friend bool operator==(const Withdraw&, const Withdraw&) = default;
};

struct Speak {
    std::string language{};  // "nl", "en"
    friend bool operator==(const Speak&, const Speak&) = default;
};

enum class View { canvas, text };
struct Show {
    View view = View::canvas;
    friend bool operator==(const Show&, const Show&) = default;
};

// Opens or closes a part of the screen: menu, why, group of the plan.
struct Unfold {
    std::string part{};
    friend bool operator==(const Unfold&, const Unfold&) = default;
};

// Which steps of the plan are shown. Empty for all, else "now", "year" or "later", and the id of a theme.
struct Filter {
    std::string horizon{}, theme{};
    friend bool operator==(const Filter&, const Filter&) = default;
};

// In which order the plan shows what a company can do; the number of a step stays its place in the plan.
enum class StepOrder : unsigned char { suggested, gain, cost, effort, payback };
struct Sort {
    StepOrder by = StepOrder::suggested;
    friend bool operator==(const Sort&, const Sort&) = default;
};

// Forgets every answer. Asked first in a dialog: `sure` is false when it opens that dialog.
struct StartOver {
    bool sure = false;
    friend bool operator==(const StartOver&, const StartOver&) = default;
};

struct CloseDialog {
    friend bool operator==(const CloseDialog&, const CloseDialog&) = default;
};

struct PrintPage {
    friend bool operator==(const PrintPage&, const PrintPage&) = default;
};

// The list of recognised measures as a file.
struct DownloadChecklist {
    friend bool operator==(const DownloadChecklist&, const DownloadChecklist&) = default;
};

// The plan, its days or the whole result as a file.
enum class FileKind : unsigned char { csv, ics, json };
struct TakeAway {
    FileKind kind = FileKind::csv;
    friend bool operator==(const TakeAway&, const TakeAway&) = default;
};

// The plan on paper: shown, or kept as a file.
struct MakeReport {
    ReportForm form = ReportForm::full;
    bool as_file = false;
    friend bool operator==(const MakeReport&, const MakeReport&) = default;
};

// Of the bench, and of a step that is done or put aside.
struct Choose {
    Choice choice{};
    friend bool operator==(const Choose&, const Choose&) = default;
};

// Of the dossiers on this device, and of what the open one holds beside answers and choices.
struct Keep {
    Shelving what{};
    friend bool operator==(const Keep&, const Keep&) = default;
};

// Of a link with answers.
struct Share {
    ShareDeed deed{};
    friend bool operator==(const Share&, const Share&) = default;
};

// A visitor of a kiosk is done.
struct Finish {
    friend bool operator==(const Finish&, const Finish&) = default;
};

// The width in CSS pixels and the text size (1 is 100 %) that the page has now, and the one that its window gives.
struct Resize {
    double width = 1366;
    double text_size = 1;
    int start_text = 100;
    friend bool operator==(const Resize&, const Resize&) = default;
};

using Intent = std::variant<GoTo, Begin, Continue, Back, Reply, Toggle, Type, AskRange, Withdraw, Speak, Show, Unfold,
                            Filter, Sort, StartOver, CloseDialog, PrintPage, DownloadChecklist, TakeAway, MakeReport, Choose,
                            Keep, Gather, Finish, Share, Resize, Adjust, DeviceAsks>;

// Keep a dossier on the device, in the place of what was kept under its id.
struct Save {
    std::string id{}, text{};
    std::string head{};  // a Head as JSON, for the list
    bool open = true;    // the next visit begins with it
    friend bool operator==(const Save&, const Save&) = default;
};
// Keep how a person reads: language, view, display settings, as JSON.
struct SaveSettings {
    std::string json{};
    friend bool operator==(const SaveSettings&, const SaveSettings&) = default;
};
// What the version of the program before dossiers kept is in a dossier now: it may go, once that one is kept.
struct ForgetBefore {
    friend bool operator==(const ForgetBefore&, const ForgetBefore&) = default;
};
// Bring a dossier that is kept; it comes back through App::dossier_arrived. With Purpose::open it is the one that the
// next visit begins with.
struct Fetch {
    std::string id{};
    Purpose purpose = Purpose::open;
    friend bool operator==(const Fetch&, const Fetch&) = default;
};
// Let the person choose a file; it comes back through App::file_arrived.
struct PickFile {
    friend bool operator==(const PickFile&, const PickFile&) = default;
};
struct Remove {
    std::string id{};
    friend bool operator==(const Remove&, const Remove&) = default;
};
// Ask the browser not to clear away what is kept when the disk is full; the outcome comes through App::persists.
struct AskToPersist {
    friend bool operator==(const AskToPersist&, const AskToPersist&) = default;
};
// Fetch the words of a language; they come back through App::words_arrived.
struct FetchWords {
    std::string language{};
    friend bool operator==(const FetchWords&, const FetchWords&) = default;
};
// Put the place in the address bar; a new entry in the history, or the present one replaced.
struct Visit {
    std::string fragment{};  // "question/s_heating"
    bool replace = false;
    friend bool operator==(const Visit&, const Visit&) = default;
};
struct ChangeView {
    View view = View::canvas;
    friend bool operator==(const ChangeView&, const ChangeView&) = default;
};
// A file that the person wants to have.
struct Download {
    std::string name{}, mime{}, text{};
    friend bool operator==(const Download&, const Download&) = default;
};
// The same with a passphrase, which the page asks for and keeps to itself.
struct Seal {
    std::string name{}, text{};
    friend bool operator==(const Seal&, const Seal&) = default;
};
// A document of its own to look at and print, apart from the application; `name` is for where it must be a file.
struct OpenDocument {
    std::string name{}, html{};
    friend bool operator==(const OpenDocument&, const OpenDocument&) = default;
};
// Forget everything of this visit and begin anew.
struct Wipe {
    friend bool operator==(const Wipe&, const Wipe&) = default;
};
struct Print {
    friend bool operator==(const Print&, const Print&) = default;
};

using Effect =
    std::variant<Save, SaveSettings, ForgetBefore, Fetch, PickFile, Remove, AskToPersist, FetchWords, Visit, ChangeView,
                 Download, Seal, BringCompanies, StopBringing, OpenDocument, Wipe, Print, Dress, Copy>;

}  // namespace tk::present
