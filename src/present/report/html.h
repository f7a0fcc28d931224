// Writes HTML in which every text is escaped and every element is closed in its order.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace tk::present {

// As text or as the value of an attribute. What is no UTF-8 becomes U+FFFD, control characters go.
std::string escaped(std::string_view);

// A string of CSS, quotes included: every character but letters, digits and spaces is written as its number.
std::string css_string(std::string_view);

class Html {
public:
    struct Attribute {
        std::string_view name{};
        std::string value{};
    };
    using Attributes = std::initializer_list<Attribute>;

    // Closes its element at the end of its block.
    class [[nodiscard]] Inside {
    public:
        explicit Inside(Html& html) : html_(html) {}
        Inside(const Inside&) = delete;
        Inside& operator=(const Inside&) = delete;
        ~Inside() { html_.close(); }

    private:
        Html& html_;
    };

    Inside in(std::string_view tag, Attributes attributes = {}) {
        open(tag, attributes);
        return Inside(*this);
    }
    Html& open(std::string_view tag, Attributes attributes = {});
    Html& close();
    Html& text(std::string_view);
    // Nothing when there are no words.
    Html& element(std::string_view tag, std::string_view words, Attributes attributes = {});
    // Without content: <meta>, <rect/>.
    Html& single(std::string_view tag, Attributes attributes = {});
    // What a person typed, apart from the direction of the words around it.
    Html& typed(std::string_view words) { return element("bdi", words); }
    // A link when the address is one of the web, else its words.
    Html& link(std::string_view words, const std::string& address);
    // As it stands: of ours alone.
    Html& raw(std::string_view own);

    std::string take();

private:
    void start(std::string_view tag, Attributes attributes);

    std::string text_{};
    std::vector<std::string> open_{};
};

}  // namespace tk::present
