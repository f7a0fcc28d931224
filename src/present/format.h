// Numbers and dates as people read them in a language: "€ 29.000", "1 december 2027", "2 tot 5 jaar".
#pragma once

#include "engine/assess.h"
#include "engine/date.h"
#include "present/texts.h"

#include <optional>
#include <string>
#include <string_view>

namespace tk::present {

// A whole or decimal number with the separators of the language (words number.group and number.decimal),
// at most `decimals` digits behind the comma, no trailing zeros.
std::string number_text(const Texts&, double value, int decimals = 0);

// Rounded to two significant digits: what an estimate deserves.
double rounded(double value);

// "€ 29.000"
std::string money(const Texts&, double euro);
// "€ 29.000 – 44.000": unit once, two significant digits; one amount when both round to the same.
std::string money_range(const Texts&, const engine::Spread&);
// "€ 29.000 tot € 44.000", for headlines and speech.
std::string money_spoken(const Texts&, const engine::Spread&);
// "tussen € 29.000 en € 44.000 per jaar, waarschijnlijk € 36.000"
std::string money_sentence(const Texts&, const engine::Spread&);
// "Dit scheelt € 1.200 tot € 3.400 op de kosten van uw plan. ...", or what it would take off if all qualifies.
std::string support_text(const Texts&, const engine::Support&);
// "54 – 75"
std::string number_range(const Texts&, double low, double high, int decimals = 0);
// "binnen 1 jaar", "2 tot 5 jaar"
std::string years_range(const Texts&, const engine::Spread&);
// "1 december 2027"
std::string date_text(const Texts&, engine::Date);

// What a person typed in a number field, or nothing when it is no number: "260.000", "260 000", "12,5",
// "12.5" where it can't be a group. Letters, signs and units are refused, so that nothing is guessed.
std::optional<double> number_in(const Texts&, std::string_view typed);

// The same as a person types it, "1-12-2026".
std::string date_typed(engine::Date);

// What a person typed as a day: "1-12-2026", "1/12/2026", "1 12 2026" or "2026-12-01"; nothing when it is none.
std::optional<engine::Date> date_in(std::string_view typed);

}  // namespace tk::present
