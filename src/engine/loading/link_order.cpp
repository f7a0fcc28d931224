#include "engine/link_order.h"
#include "engine/loading/kinds.h"
#include "engine/suggest.h"

namespace tk::engine::loading {

namespace {

bool is_gone(const ContentPack& pack, const QuestionId& id) {
    return std::ranges::any_of(pack.migrations,
                               [&](const Migration& one) { return one.question == id && one.option.empty(); });
}

bool is_gone(const ContentPack& pack, const QuestionId& id, const OptionId& option) {
    return std::ranges::any_of(pack.migrations,
                               [&](const Migration& one) { return one.question == id && one.option == option; });
}

// An entry against the question that it names, as far as that is still there.
void check_entry(const ContentPack& pack, const LinkEntry& entry, std::string_view track, Reader& reader) {
    const Question* question = pack.find(entry.question);
    if (question == nullptr) {
        std::vector<std::string_view> names;
        for (const Question& one : pack.questions) names.push_back(one.id.value);
        if (!is_gone(pack, entry.question))
            reader.complain("question", "there is no question \"" + entry.question.value +
                                            "\", and no migration says what became of it" +
                                            suggestion(entry.question.value, names));
        return;
    }
    if (!may_be_shared(*question))
        reader.complain("question", question->kind == AnswerKind::text
                                        ? "free words never go into a link: they may name a person or a place"
                                        : "\"" + question->id.value + "\" is private, so it never goes into a link");
    else if (question->kind != entry.kind)
        reader.complain("kind", "\"" + question->id.value +
                                    "\" is of another kind; a question that changes its kind gets a "
                                    "new id");
    if (question->track != track) reader.complain("question", "\"" + question->id.value + "\" is not of this track");
    for (std::size_t i = 0; i < entry.options.size(); ++i)
        if (pack.find(*question, entry.options[i]) == nullptr && !is_gone(pack, question->id, entry.options[i]))
            reader.complain("options/" + std::to_string(i), question->id.value + " has no option \"" +
                                                                entry.options[i].value +
                                                                "\", and no migration says what became of it");
}

LinkEntry read_entry(Reader& reader) {
    LinkEntry entry;
    entry.question = {reader.text("question", true)};
    const std::string kind = reader.one_of("kind", {"number", "one", "many"});
    entry.kind = kind == "number" ? AnswerKind::number : kind == "many" ? AnswerKind::many : AnswerKind::one;
    for (std::string& option : reader.texts("options")) entry.options.push_back({std::move(option)});
    if (entry.kind == AnswerKind::number && !entry.options.empty()) reader.complain("options", "a number has no options");
    reader.done();
    return entry;
}

// That it adds to the editions before it, and says nothing twice.
void check_added(const std::vector<LinkEntry>& before, const LinkEntry& entry, Reader& reader) {
    const auto known = std::ranges::find(before, entry.question, &LinkEntry::question);
    std::vector<OptionId> options;
    if (known != before.end()) {
        options = known->options;
        if (known->kind != entry.kind) reader.complain("kind", "an earlier edition has it as another kind");
        if (entry.options.empty()) reader.complain("question", "this question is in the link order already");
    }
    for (const OptionId& option : entry.options) {
        if (std::ranges::find(options, option) != options.end())
            reader.complain("options", "\"" + option.value + "\" is in the link order already");
        options.push_back(option);
    }
    if (entry.kind != AnswerKind::number && options.empty())
        reader.complain("options", "a question to choose from needs options");
    if (options.size() > 64) reader.complain("options", "a question has at most 64 options");
}

}  // namespace

void read_link_order(Loading& loading) {
    ContentPack& pack = loading.pack;
    loading.each("link_order", [&](Reader& reader) {
        const std::size_t mistakes = loading.issues.size(), number = pack.link_order.size() + 1;
        pack.link_order.emplace_back();
        for (const std::string_view track : track_names)
            reader.each(track, [&](Reader& item) {
                LinkEntry entry = read_entry(item);
                check_added(link_entries(pack, track, number), entry, item);
                check_entry(pack, entry, track, item);
                pack.link_order.back().entries[track].push_back(std::move(entry));
            });
        const std::string given = reader.text("checksum", true), counted = link_order_checksum(pack, number);
        // Whoever first sets right what is wrong is told once.
        if (!given.empty() && given != counted && mistakes == loading.issues.size())
            reader.complain("checksum",
                            "counted over the editions up to this one it is \"" + counted +
                                "\". When one of these changes, links that are about can't be read any more: what is "
                                "new belongs in a new edition");
        reader.done();
    });
    if (pack.link_order.size() > most_editions)
        loading.complain({loading.files.front().first, ""}, "the link order has more than 4095 editions");
}

}  // namespace tk::engine::loading
