// One number per draw, or a single one where all draws have the same.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

namespace tk::engine {

using Column = std::vector<double>;

// A column that somebody else keeps.
struct ColumnView {
    const double* first = nullptr;
    std::size_t count = 0;

    ColumnView() = default;
    ColumnView(const double* data, std::size_t size) : first(data), count(size) {}
    ColumnView(const Column& column) : first(column.data()), count(column.size()) {}
    operator Column() const { return {begin(), end()}; }

    const double* begin() const { return first; }
    const double* end() const { return first + count; }
    const double* data() const { return first; }
    std::size_t size() const { return count; }
    bool empty() const { return count == 0; }
    double operator[](std::size_t draw) const { return first[draw]; }
};

inline double at(ColumnView column, std::size_t draw) { return column.first[column.count == 1 ? 0 : draw]; }

// One number per draw from here on. By value: the number to repeat lies in the column that is made anew.
inline void widen(Column& column, std::size_t count) {
    if (const double same = column[0]; column.size() == 1) column.assign(count, same);
}

// A number per draw: those of the column, or in `room` the single one as often.
inline const double* per_draw(ColumnView column, std::size_t count, Column& room) {
    if (column.count > 1) return column.first;
    room.assign(count, column[0]);
    return room.data();
}

// Memory for columns of one length, lent and given back, so that a second run allocates nothing.
class ColumnPool {
public:
    explicit ColumnPool(std::size_t length) : length_(length) {}
    double* lend() {
        if (free_.empty()) {
            owned_.push_back(std::make_unique<double[]>(length_));
            return owned_.back().get();
        }
        double* column = free_.back();
        free_.pop_back();
        return column;
    }
    void give_back(double* column) { free_.push_back(column); }

private:
    std::size_t length_;
    std::vector<std::unique_ptr<double[]>> owned_{};
    std::vector<double*> free_{};
};

// result[i] = function(a[i], b[i]), in loops that a compiler makes wide: a single number is not looked up again.
template <class Function>
void each(double* result, std::size_t count, ColumnView a, ColumnView b, Function function) {
    const double *left = a.first, *right = b.first;
    if (a.count > 1 && b.count > 1) {
        for (std::size_t i = 0; i < count; ++i) result[i] = function(left[i], right[i]);
    } else if (a.count > 1) {
        const double same = right[0];
        for (std::size_t i = 0; i < count; ++i) result[i] = function(left[i], same);
    } else if (b.count > 1) {
        const double same = left[0];
        for (std::size_t i = 0; i < count; ++i) result[i] = function(same, right[i]);
    } else {
        const double same = function(left[0], right[0]);
        for (std::size_t i = 0; i < count; ++i) result[i] = same;
    }
}

}  // namespace tk::engine
