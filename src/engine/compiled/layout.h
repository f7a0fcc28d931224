// What the content's types are made of, as one number: another number, and the bytes mean something else.
#pragma once

#include "engine/compiled/walk.h"
#include "engine/hash.h"

namespace tk::engine::compiled {

class Layout {
public:
    std::uint64_t hash() const { return hash_; }

    template <class Value>
    void single(const Value&) {
        if constexpr (std::is_enum_v<Value>) mix('e', static_cast<std::size_t>(last_of(Value{})));
        else if constexpr (std::is_arithmetic_v<Value>)
            mix(kind_of<Value>(), 0);  // the width of a size is another one on the page
        else mix(std::same_as<Value, Date> ? 't' : 's', 0);
    }
    void place(const auto&) { mix('p', 0); }
    template <class Values>
    void several(const Values&) {
        mix('[', 0);
        if constexpr (requires { typename Values::mapped_type; })
            inside<typename Values::key_type, typename Values::mapped_type>();
        else inside<typename Values::value_type>();
        mix(']', 0);
    }
    template <class Value>
    void maybe(const std::optional<Value>&) {
        mix('?', 0);
        inside<Value>();
    }
    void maybe(const std::shared_ptr<const Ranking>&) {
        mix('?', 0);
        inside<Ranking>();
    }
    void alternatives(const Answer&) {
        mix('|', std::variant_size_v<Answer>);
        inside<Unsure, Chosen, Number, Between, Words>();
    }

private:
    std::uint64_t hash_ = hash_of_nothing;

    template <class Value>
    static constexpr char kind_of() {
        if (std::same_as<Value, double>) return 'd';
        return std::is_unsigned_v<Value> ? 'u' : 'i';
    }
    void mix(char kind, std::size_t size) {
        const char bytes[]{kind, static_cast<char>(size)};
        hash_ = hash_of({bytes, 2}, hash_);
    }
    template <class... Values>
    void inside() {
        const auto one = [this]<class Value>(const Value& value) {
            mix('(', 0);
            walk(*this, value);
            mix(')', 0);
        };
        (one(Values{}), ...);
    }
};

}  // namespace tk::engine::compiled
