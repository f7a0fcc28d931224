// What is likely: every open answer and every coefficient drawn many times, each from its own stream of
// numbers that depends on its name alone, so that the outcome is the same everywhere and every time.
#pragma once

#include "engine/bounds.h"
#include "engine/columns.h"
#include "engine/expression.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tk::engine {

// Columns are made when asked for and stay until the answers that they depend on change. What a call gives is
// good until the next `read`.
class Draws {
public:
    // The program and the bounds must stay where they are.
    Draws(const Program&, Bounds&, std::size_t count);
    Draws(const Draws&) = delete;
    Draws& operator=(const Draws&) = delete;

    // After the bounds have read other answers: forgets what depends on those that changed, and says which did.
    const InputSet& read();

    std::size_t count() const { return count_; }
    ColumnView amount(Amount);   // an absent amount is zero
    ColumnView condition(Rule);  // 1 or 0; an absent rule holds
    double share(Rule);          // part of the draws in which it holds
    ColumnView number(std::int32_t input);
    std::span<const std::uint64_t> chosen(std::int32_t input);  // masks; one or `count` of them

    // Evenly spread over 0 to 1, in an order of its own for each name.
    const Column& uniform(const std::string& name);

    // The questions that the columns of a rule or amount depend on, also by what is reckoned with when one is open.
    InputSet depends_on(std::int32_t root) const;
    // Only those whose answers it reads, directly or through other amounts. The root is there.
    const InputSet& reads(std::int32_t root) const { return reads_[static_cast<std::size_t>(flow_.place(root))]; }

private:
    struct Drawn {
        Column numbers{};
        std::vector<std::uint64_t> masks{};
        bool ready = false;
        // What it was drawn for.
        bool known = false, not_asked = false;
        Interval range{};
        std::uint64_t options = 0;
    };

    ColumnView value(std::int32_t place);
    bool ready(std::int32_t place) const { return views_[static_cast<std::size_t>(place)].count > 0; }
    bool waits(std::int32_t place);
    void make(std::int32_t place);
    void forget(std::size_t place);
    void draw(std::int32_t input);
    void draw_prior(std::int32_t input, Drawn&);
    ColumnView coefficient(std::int32_t slot, std::size_t option);
    Column triangular(const std::string& name, ColumnView low, ColumnView likely, ColumnView high);

    const Program& program_;
    Bounds& bounds_;
    const Flow& flow_;
    std::size_t count_;
    ColumnPool pool_;
    std::vector<InputSet> reads_{};      // by place
    std::vector<InputSet> depends_{};    // by place
    std::vector<InputSet> drawn_by_{};   // by input: itself and what its own draws depend on
    std::vector<std::uint32_t> uses_{};  // by place: how many others read it
    std::vector<ColumnView> views_{};    // by place; empty: not made
    std::vector<double*> lent_{};        // by place
    std::vector<double> single_{};       // by place: where all draws have the same
    std::vector<std::int32_t> open_{};   // places that wait, while one is made
    std::vector<Drawn> inputs_{};
    std::vector<std::vector<Column>> coefficients_{};
    std::map<std::string, Column, std::less<>> uniforms_{};
    std::vector<double> points_{};
    InputSet changed_{};
};

}  // namespace tk::engine
