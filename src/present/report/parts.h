// What the sections of a report share, and the sections. Each writes its own <section> with its heading of level 2, or
// nothing when there is nothing to say.
#pragma once

#include "present/report/html.h"
#include "present/report/report.h"
#include "present/screens/plan_parts.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tk::present {

struct Report {
    const State& state;
    const Texts& texts;
    ReportForm form;
    const Cover& cover;
    Html& html;

    bool short_one() const { return form == ReportForm::summary; }
};

// What a screen says, by key.
class Shown {
public:
    explicit Shown(std::vector<Block> blocks) : blocks_(std::move(blocks)) {}
    const Block* find(std::string_view key) const;
    std::string label(std::string_view key) const;  // empty when it is not there
    std::string help(std::string_view key) const;

private:
    std::vector<Block> blocks_;
};

// screen_blocks.cpp: a block of a screen as HTML, without what only a screen can do. Its headings begin at `level`.
void write_block(Html&, const Block&, int level);

// drawings.cpp: inline SVG that is read by its words and can be told apart without colours.
void draw_bar(Html&, const Bar&, const std::string& words, bool large = false);
void draw_compass(Html&, const Block& chart, const std::string& title, const std::string& words);
void draw_verdict(Html&, engine::Truth);  // decoration beside its word
void draw_mark(Html&);                    // of the product: decoration

// tables.cpp
// A table that is told apart by its caption and the heads of its columns; where the page is narrow each row is a card.
class Table {
public:
    struct Column {
        std::string name{};
        std::string_view look{};  // class of its cells; "head": names the row
    };
    Table(Html&, const std::string& caption, std::vector<Column>, std::string_view look = {});
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;
    ~Table();

    void group(const std::string& name);  // what follows stands under it
    Html::Inside row();
    Html::Inside cell(std::size_t column);
    void words(std::size_t column, const std::string& words);  // a cell with nothing else in it

private:
    Html& html_;
    std::vector<Column> columns_;
    bool body_ = false;
};

// Its heading is of level 2.
Html::Inside section(Report&, std::string_view name, const std::string& title);
// A box to tick with a pen, then the number of a step with the shape of its group. Both in one cell.
void step_number(Html&, const engine::Step&, bool tick);
// "8, 12 en 16"
std::string joined(const Texts&, const std::vector<std::string>&);

// How many rows the two pages of a summary have for each table: many duties leave less for the rest.
struct Room {
    std::size_t duties = 0, coming = 0, chances = 0, schemes = 0;
};
Room room_of(const State&);

// overview.cpp
void write_result(Report&);
// plan_tables.cpp
void write_duties(Report&, const Shown& plan);  // must, then will
void write_week(Report&);                       // what to do first
void write_chances(Report&);                    // by horizon
void write_maybe(Report&, const Shown& plan);   // duties that may hold
// scheme_tables.cpp
void write_schemes(Report&);
void write_scheme_details(Report&);
// details.cpp
void write_dates(Report&);
void write_steps(Report&);
void write_balance(Report&);
// answers.cpp
void write_checks(Report&);
void write_known(Report&);
void write_unknown(Report&);
void write_asking(Report&);
// closing.cpp
void write_desk(Report&);
void write_notes(Report&);
void write_sources(Report&);
void write_receipt(Report&);

// style.cpp: all of the looks, for the screen and for paper. `running` stands at the foot of every page.
std::string report_style(const Texts&, const std::string& running);

// noted.cpp: the notes of the open dossier, in the order of the pack.
std::vector<ReportNote> notes_of(const State&);

}  // namespace tk::present
