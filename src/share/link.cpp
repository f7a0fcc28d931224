#include "share/link.h"

#include "engine/answers_json.h"
#include "engine/link_order.h"
#include "share/bits.h"
#include "share/text_form.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace tk::share {

namespace {

using engine::AnswerKind;
using engine::LinkEntry;
using nlohmann::json;

constexpr int track_bits = 2, size_bits = 10, edition_bits = 12;
constexpr std::size_t header = 3, check = 3, most_bytes = (1u << size_bits) - 1;
// The first of the things that an answer can be; being zero, it also is what lies behind the end.
enum : std::uint64_t { skipped, unsure, said, said_range };

// An answer as the link carries it: `options` by place in the entry.
struct Raw {
    std::uint64_t what = skipped;
    std::vector<std::size_t> options{};
    double low = 0, high = 0;
};

std::optional<Raw> raw_of(const LinkEntry& entry, const engine::Answer& answer) {
    Raw raw;
    raw.what = unsure;
    if (std::holds_alternative<engine::Unsure>(answer)) return raw;
    raw.what = said;
    if (entry.kind == AnswerKind::number) {
        if (const auto* number = std::get_if<engine::Number>(&answer)) {
            raw.low = raw.high = number->value;
        } else if (const auto* between = std::get_if<engine::Between>(&answer)) {
            raw = {said_range, {}, between->low, between->high};
        } else {
            return std::nullopt;
        }
        return std::isfinite(raw.low) && std::isfinite(raw.high) ? std::optional(raw) : std::nullopt;
    }
    const auto* chosen = std::get_if<engine::Chosen>(&answer);
    if (chosen == nullptr || chosen->options.empty()) return std::nullopt;
    if (entry.kind == AnswerKind::one && chosen->options.size() != 1) return std::nullopt;
    for (const engine::OptionId& option : chosen->options) {
        const auto place = std::ranges::find(entry.options, option);
        if (place == entry.options.end()) return std::nullopt;
        raw.options.push_back(static_cast<std::size_t>(place - entry.options.begin()));
    }
    return raw;
}

void put(BitWriter& bits, const LinkEntry& entry, const Raw& raw) {
    if (entry.kind == AnswerKind::number) {
        put_one_of(bits, raw.what, 4);
        if (raw.what >= said) put_number(bits, raw.low);
        if (raw.what == said_range) put_number(bits, raw.high);
    } else if (entry.kind == AnswerKind::one) {
        put_one_of(bits, raw.what == said ? said + raw.options.front() : raw.what, said + entry.options.size());
    } else {
        put_one_of(bits, raw.what, 3);
        if (raw.what == said)
            for (std::size_t i = 0; i < entry.options.size(); ++i)
                bits.put(std::ranges::find(raw.options, i) != raw.options.end() ? 1 : 0, 1);
    }
}

// Nothing when the bits mean no answer.
std::optional<Raw> take(BitReader& bits, const LinkEntry& entry) {
    Raw raw;
    if (entry.kind == AnswerKind::number) {
        raw.what = take_one_of(bits, 4);
        if (raw.what >= said) raw.low = raw.high = take_number(bits);
        if (raw.what == said_range) raw.high = take_number(bits);
        return std::isnan(raw.low) || std::isnan(raw.high) ? std::nullopt : std::optional(raw);
    }
    if (entry.kind == AnswerKind::one) {
        raw.what = take_one_of(bits, said + entry.options.size());
        if (raw.what >= said) raw.options.push_back(static_cast<std::size_t>(std::exchange(raw.what, said) - said));
        return raw;
    }
    raw.what = take_one_of(bits, 3);
    if (raw.what != said) return raw;
    for (std::size_t i = 0; i < entry.options.size(); ++i)
        if (bits.take(1) == 1) raw.options.push_back(i);
    return raw.options.empty() ? std::nullopt : std::optional(raw);
}

json json_of(const LinkEntry& entry, const Raw& raw) {
    if (raw.what == unsure) return nullptr;
    if (raw.what == said_range) return {{"low", raw.low}, {"high", raw.high}};
    if (entry.kind == AnswerKind::number) return raw.low;
    if (entry.kind == AnswerKind::one) return entry.options[raw.options.front()].value;
    json list = json::array();
    for (const std::size_t option : raw.options) list.push_back(entry.options[option].value);
    return list;
}

// The bytes but for their check: with their header, and without the zeros that they would end with.
std::string packed(std::size_t track, std::size_t edition, const std::vector<LinkEntry>& entries,
                   const std::vector<Raw>& raws) {
    std::string body;
    BitWriter bits;
    for (std::size_t i = 0; i < entries.size(); ++i) put(bits, entries[i], raws[i]);
    body = bits.bytes();
    while (!body.empty() && body.back() == '\0') body.pop_back();
    BitWriter head;
    head.put(track, track_bits);
    head.put(header + body.size() + check, size_bits);
    head.put(edition, edition_bits);
    return head.bytes() + body;
}

std::uint32_t check_of(const engine::ContentPack& pack, std::size_t edition, std::string_view bytes) {
    const std::uint64_t order = engine::link_order_hash(pack, edition);
    return crc24(bytes, static_cast<std::uint32_t>(order ^ order >> 24 ^ order >> 48));
}

}  // namespace

std::string_view name_of(Fault fault) {
    switch (fault) {
        case Fault::empty: return "empty";
        case Fault::version: return "version";
        case Fault::track: return "track";
        case Fault::newer: return "newer";
        case Fault::truncated: return "truncated";
        case Fault::too_long: return "too_long";
        case Fault::changed: return "changed";
        case Fault::unreadable: return "unreadable";
    }
    return "unreadable";
}

Written write_link(const engine::ContentPack& pack, std::string_view track, const engine::Answers& answers, Form form) {
    Written written;
    const std::size_t edition = pack.link_order.size();
    const auto entries = engine::link_entries(pack, track, edition);
    std::vector<Raw> raws(entries.size());
    for (const auto& [id, answer] : answers) {
        const engine::Question* question = pack.find(id);
        if (question == nullptr || question->track != track) continue;
        const auto place = std::ranges::find(entries, id, &LinkEntry::question);
        auto raw = place == entries.end() || !engine::may_be_shared(*question) ? std::nullopt : raw_of(*place, answer);
        if (!raw) {
            written.left_out.push_back(id);
            continue;
        }
        raws[static_cast<std::size_t>(place - entries.begin())] = std::move(*raw);
        ++written.carried;
    }
    if (entries.empty() || edition > engine::most_editions) return written;
    std::string bytes = packed(track == engine::track_names[1] ? 1 : 0, edition, entries, raws);
    if (bytes.size() + check > most_bytes) return written;
    BitWriter end;
    end.put(check_of(pack, edition, bytes), 24);
    bytes += end.bytes();
    written.text = form == Form::qr ? "B" + base32_of(bytes) : "A" + base64_of(bytes);
    return written;
}

std::expected<Link, Fault> read_link(const engine::ContentPack& pack, std::string_view text) {
    if (text.empty()) return std::unexpected(Fault::empty);
    if (text.size() > longest_link) return std::unexpected(Fault::too_long);
    if (text.front() != 'A' && text.front() != 'B') return std::unexpected(Fault::version);
    const bool qr = text.front() == 'B';
    text.remove_prefix(1);
    // Cut off somewhere, its last sign seldom ends a byte: how many bytes there should be comes first.
    const auto decoded = qr ? bytes_of_base32(text) : bytes_of_base64(text);
    if (text.size() * (qr ? 5 : 6) / 8 < header + check) return std::unexpected(Fault::truncated);
    const std::string_view first = text.substr(0, qr ? 8 : 4);
    const auto head = qr ? bytes_of_base32(first) : bytes_of_base64(first);
    if (!head) return std::unexpected(Fault::changed);
    BitReader numbers(*head);
    const auto track = static_cast<std::size_t>(numbers.take(track_bits)),
               size = static_cast<std::size_t>(numbers.take(size_bits)),
               edition = static_cast<std::size_t>(numbers.take(edition_bits));
    const std::size_t signs = qr ? (size * 8 + 4) / 5 : (size * 8 + 5) / 6;
    if (text.size() < signs) return std::unexpected(Fault::truncated);
    if (text.size() > signs) return std::unexpected(Fault::too_long);
    if (track >= engine::track_names.size()) return std::unexpected(Fault::track);
    if (edition > pack.link_order.size()) return std::unexpected(Fault::newer);
    if (!decoded) return std::unexpected(Fault::changed);
    const std::string_view before = std::string_view(*decoded).substr(0, size - check);
    BitReader end(std::string_view(*decoded).substr(size - check));
    if (end.take(24) != check_of(pack, edition, before)) return std::unexpected(Fault::changed);

    const auto entries = engine::link_entries(pack, engine::track_names[track], edition);
    if (entries.empty()) return std::unexpected(Fault::unreadable);
    BitReader bits(before.substr(header));
    std::vector<Raw> raws;
    json given = json::object();
    for (const LinkEntry& entry : entries) {
        auto raw = take(bits, entry);
        if (!raw) return std::unexpected(Fault::unreadable);
        if (raw->what != skipped) given[entry.question.value] = json_of(entry, *raw);
        raws.push_back(std::move(*raw));
    }
    // There is one way to write answers: whatever else says the same was not written by us.
    if (packed(track, edition, entries, raws) != before) return std::unexpected(Fault::unreadable);
    const json file{{"track", engine::track_names[track]}, {"answers", std::move(given)}};
    auto loaded = engine::load_answers(pack, file.dump(-1, ' ', false, json::error_handler_t::replace), "link");
    return Link{std::string(engine::track_names[track]), std::move(loaded.answers), std::move(loaded.unplaced),
                std::move(loaded.issues)};
}

}  // namespace tk::share
