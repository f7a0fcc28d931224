#include "present/format.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>

using namespace tk;
using namespace tk::present;

TEST_CASE("numbers are written as people write them in their language") {
    const Texts nl = tests::shipped_words("nl"), en = tests::shipped_words("en");
    CHECK(number_text(nl, 0) == "0");
    CHECK(number_text(nl, 999) == "999");
    CHECK(number_text(nl, 1000) == "1.000");
    CHECK(number_text(nl, 1234567) == "1.234.567");
    CHECK(number_text(nl, 12.5, 1) == "12,5");
    CHECK(number_text(nl, 12.05, 2) == "12,05");
    CHECK(number_text(nl, -3.25, 2) == "−3,25");
    CHECK(number_text(en, 1234.5, 1) == "1,234.5");
}

TEST_CASE("an estimate keeps two significant digits") {
    CHECK(rounded(28834) == 29000);
    CHECK(rounded(1249) == 1200);
    CHECK(rounded(94) == 94);
    CHECK(rounded(0) == 0);
    CHECK(rounded(-1251) == -1300);
}

TEST_CASE("a range names the unit once, and one amount when both ends are the same") {
    const Texts nl = tests::shipped_words("nl");
    CHECK(money_range(nl, {28834, 36000, 44210}) == "€\u00A029.000 – 44.000");
    CHECK(money_range(nl, {1240, 1245, 1249}) == "€\u00A01.200");
    CHECK(money_sentence(nl, {1240, 1900, 2900}) ==
          "tussen €\u00A01.200 en €\u00A02.900 per jaar, waarschijnlijk €\u00A01.900");
}

TEST_CASE("what a scheme takes off is said as certain only when it is") {
    const Texts nl = tests::shipped_words("nl"), en = tests::shipped_words("en");
    CHECK(
        support_text(nl, {{1240, 1900, 3420}, true}) ==
        "Dit scheelt €\u00A01.200 tot €\u00A03.400 op de kosten van uw plan. Dat is niet meegeteld in de terugverdientijd.");
    CHECK(support_text(nl, {{1240, 1900, 3420}, false}).starts_with("Voldoet alles en is er nog geld? Dan scheelt dit"));
    CHECK(support_text(en, {{0, 1900, 3420}, false}) ==
          "Does everything qualify and is there money left? Then this takes at most €\u00A03,400 off the cost of your plan. "
          "That is not counted in the payback.");
    CHECK(support_text(en, {{1000, 1000, 1000}, true}).starts_with("This takes €\u00A01,000 off"));
}

TEST_CASE("what is typed as a number is read only when it can mean one thing") {
    const Texts nl = tests::shipped_words("nl"), en = tests::shipped_words("en");
    CHECK(number_in(nl, "260.000") == 260000.0);
    CHECK(number_in(nl, "260 000") == 260000.0);
    CHECK(number_in(nl, "260\u00A0000") == 260000.0);
    CHECK(number_in(nl, " 85000 ") == 85000.0);
    CHECK(number_in(nl, "12,5") == 12.5);
    CHECK(number_in(nl, "12.5") == 12.5);
    CHECK(number_in(nl, "1.234,5") == 1234.5);
    CHECK(number_in(en, "1,234.5") == 1234.5);
    for (const char* bad : {"", "  ", "abc", "2,6 mld", "-5", "1e9", "1.2.3", "1,2,3", "12,", "NaN",
                            "99999999999999999999999", "1.00.000", "٣"}) {
        INFO(bad);
        if (std::string_view(bad) == "12,") CHECK(number_in(nl, bad) == 12.0);
        else CHECK_FALSE(number_in(nl, bad).has_value());
    }
}

TEST_CASE("dates and years are written out") {
    const Texts nl = tests::shipped_words("nl");
    CHECK(date_text(nl, *engine::date_of("2027-12-01")) == "1 december 2027");
    CHECK(years_range(nl, {0.2, 0.5, 0.9}) == "binnen 1 jaar");
    CHECK(years_range(nl, {2.2, 3, 4.8}) == "in 2,2 tot 4,8 jaar");
    CHECK(years_range(nl, {6.4, 8, 14.2}) == "in 6 tot 14 jaar");
}

TEST_CASE("a text is filled in, and a missing one is seen") {
    Texts texts;
    CHECK(texts.add({"a.json", R"({"a": {"b": "tussen {low} en {high}"}})"}).empty());
    CHECK(texts("a.b", {{"low", "1"}, {"high", "2"}}) == "tussen 1 en 2");
    CHECK(texts("a.c") == "[a.c]");
    CHECK(texts.add({"b.json", R"({"a": {"b": "weer"}})"}).size() == 1);
    CHECK(texts.add({"c.json", "[1"}).size() == 1);
    CHECK(texts.add({"d.json", R"({"n": 5, "m": "goed"})"}).size() == 1);
    CHECK(texts("m") == "goed");
}
