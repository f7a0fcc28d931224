// The two curves of the language over plain numbers; points are x0,y0, x1,y1, ...
#pragma once

#include <limits>
#include <span>

namespace tk::engine {

// Straight lines between the points, level outside them.
inline double interpolate(double x, std::span<const double> points) {
    if (x <= points[0]) return points[1];
    for (std::size_t i = 2; i + 1 < points.size(); i += 2)
        if (x <= points[i])
            return points[i - 1] + (points[i + 1] - points[i - 1]) * (x - points[i - 2]) / (points[i] - points[i - 2]);
    return points.back();
}

// Tax bands: each rate over the part of x above its own start and below the next.
inline double band(double x, std::span<const double> points) {
    double total = 0;
    for (std::size_t i = 0; i + 1 < points.size(); i += 2) {
        const double end = i + 2 < points.size() ? points[i + 2] : std::numeric_limits<double>::infinity();
        if (x > points[i]) total += points[i + 1] * ((x < end ? x : end) - points[i]);
    }
    return total;
}

}  // namespace tk::engine
