// Rows that a Dutch spreadsheet opens as they are: semicolons, decimal commas, lines that end in CR LF, and a byte order
// mark by which it knows UTF-8. They are the same in every language of the words, because a spreadsheet reads by the
// region of the computer, not by the language of the page. There is no line "sep=;": with it Excel leaves the mark unread.
#pragma once

#include "engine/date.h"

#include <string>
#include <string_view>
#include <vector>

namespace tk::present {

// In quotes, on one line. What a spreadsheet could take for a formula begins with a quote.
std::string text_cell(std::string_view text);

// "1234,5", with exactly so many decimals and without groups; empty when it is not finite. A negative number keeps its
// minus: it can be nothing but a number, and has to be added up as one.
std::string number_cell(double value, int decimals = 0);

// "2027-12-01", which a spreadsheet takes for a day in every region.
std::string date_cell(engine::Date);

class Csv {
public:
    void row(const std::vector<std::string>& cells);
    const std::string& text() const { return text_; }

private:
    std::string text_ = "\xEF\xBB\xBF";
};

}  // namespace tk::present
