// What counts as a way to reach somebody, and what a link to it is.
#include "present/contact.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace tk::present;

TEST_CASE("an address of e-mail is one mailbox at one host") {
    for (const char* good : {"loket@gemeente.nl", "a.b+c_d-e@sub.voorbeeld.nl", "1@2.nl"}) {
        INFO(good);
        CHECK(is_mail(good));
    }
    for (const char* bad : {"",
                            "@",
                            "loket",
                            "loket@",
                            "@gemeente.nl",
                            "loket@gemeente",
                            "a b@gemeente.nl",
                            "a@b@c.nl",
                            ".a@b.nl",
                            "a.@b.nl",
                            "a..b@b.nl",
                            "a@-b.nl",
                            "a@b-.nl",
                            "a@b..nl",
                            "a@b.nl.",
                            "a@1.2.3.4",
                            "a@b.nl?cc=x@y.nl",
                            "a%0d@b.nl",
                            "<a>@b.nl",
                            "a@b.nl\n",
                            "mailto:a@b.nl",
                            "\"a\"@b.nl"}) {
        INFO(bad);
        CHECK_FALSE(is_mail(bad));
    }
    CHECK_FALSE(is_mail(std::string(65, 'a') + "@b.nl"));
    CHECK_FALSE(is_mail("a@" + std::string(64, 'b') + ".nl"));
}

TEST_CASE("a telephone number has three to fifteen digits and nothing but what stands between them") {
    for (const char* good : {"112", "14 030", "030 - 286 00 00", "+31 (0)30 286 00 00", "(030) 286.00.00"}) {
        INFO(good);
        CHECK(is_phone(good));
    }
    for (const char* bad :
         {"", "12", "1234567890123456", "030 abc 123", "31+30 286", "++31 30", "030;ext=1", "030/286<b>"}) {
        INFO(bad);
        CHECK_FALSE(is_phone(bad));
    }
    CHECK(phone_link("14 030") == "tel:14030");
    CHECK(phone_link("+31 (0)30 286 00 00") == "tel:+31302860000");
    CHECK(phone_link("(030) 286 00 00") == "tel:0302860000");
}

TEST_CASE("a page is of the web, by https") {
    for (const char* good :
         {"https://gemeente.nl", "https://www.gemeente.nl:8443/loket?x=1&y=2#z", "https://xn--bcher-kva.nl/"}) {
        INFO(good);
        CHECK(is_page(good));
    }
    for (const char* bad : {"", "https://", "http://gemeente.nl", "javascript:alert(1)", "https://gemeente", "//gemeente.nl",
                            "https://a b.nl", "https://gemeente.nl/\"x", "https://gemeente.nl/<b>",
                            "https://ik@gemeente.nl/", "https://gemeente.nl:/", "https://gemeente.nl:123456/",
                            "https://b\xC3\xBC"
                            "cher.nl/",
                            "https://gemeente.nl/a\nb", " https://gemeente.nl"}) {
        INFO(bad);
        CHECK_FALSE(is_page(bad));
    }
    CHECK_FALSE(is_page("https://gemeente.nl/" + std::string(200, 'a')));
}

TEST_CASE("a subject goes into the link of an e-mail without changing it") {
    CHECK(mail_link("a@b.nl") == "mailto:a@b.nl");
    CHECK(mail_link("a@b.nl", "Fout: x&cc=y (\xC3\xA9)\r\n") ==
          "mailto:a@b.nl?subject=Fout%3A%20x%26cc%3Dy%20%28%C3%A9%29%0D%0A");
}
