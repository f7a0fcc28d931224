// The words of one language: of the interface and of the content, by key.
#pragma once

#include "engine/issue.h"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tk::present {

struct WordsDocument {
    std::string path{}, text{};
};

// Takes the place of {name} in a text.
struct Filling {
    std::string_view name{};
    std::string value{};
};

class Texts {
public:
    // The text of a key; a key without words gives the key itself between brackets, so that it is seen.
    std::string operator()(std::string_view key) const;
    std::string operator()(std::string_view key, std::initializer_list<Filling> fillings) const;
    bool has(std::string_view key) const { return words_.contains(std::string(key)); }
    const std::unordered_map<std::string, std::string>& all() const { return words_; }

    // Adds a document of words: nested objects whose keys are joined by dots. Two texts for one key, and
    // anything that is no text, are issues; the rest is taken.
    std::vector<engine::Issue> add(const WordsDocument&);
    // The same with words that may stand in for others. `where` is the JSON pointer to them in their document, of
    // which the text is that part alone.
    std::vector<engine::Issue> lay_over(const WordsDocument&, const std::string& where = {});

private:
    std::vector<engine::Issue> take(const WordsDocument&, const std::string& where, bool over);

    std::unordered_map<std::string, std::string> words_{};
};

}  // namespace tk::present
