#include "picture/svg.h"

#include <cmath>
#include <string>

namespace tk::picture {

namespace {

// Two decimals, without needless zeros.
std::string number(float value) {
    const long hundredths = std::lround(value * 100);
    const long whole = std::abs(hundredths) / 100, rest = std::abs(hundredths) % 100;
    std::string text = hundredths < 0 ? "-" : "";
    text += std::to_string(whole);
    if (rest != 0) {
        text += rest < 10 ? ".0" : ".";
        text += rest % 10 == 0 ? std::to_string(rest / 10) : std::to_string(rest);
    }
    return text;
}

std::string hex(unsigned rgb) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text = "#";
    for (int shift = 20; shift >= 0; shift -= 4) text += digits[(rgb >> shift) & 15U];
    return text;
}

}  // namespace

std::string svg(const Picture& picture, Light light) {
    const auto box = [&] {
        return number(picture.from.x) + " " + number(picture.from.y) + " " + number(picture.to.x - picture.from.x) + " " +
               number(picture.to.y - picture.from.y);
    };
    std::string text = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"" + box() + "\"><!--icons-->";
    for (const Shape& shape : picture.shapes) {
        const Colour ink = colour(shape.material, shape.side, light);
        text += "<path fill=\"" + hex(ink.rgb) + "\"";
        if (ink.opacity < 1) text += " opacity=\"" + number(ink.opacity) + "\"";
        text += " d=\"M";
        bool first = true;
        for (const Point point : picture.points_of(shape)) {
            if (!first) text += " ";
            text += number(point.x) + "," + number(point.y);
            first = false;
        }
        text += "z\"/>";
    }
    for (const Sign& sign : picture.signs) {
        const float scale = sign.size / 24;
        text += "<use href=\"#" + std::string(sign.icon) + "\" stroke=\"" +
                hex(colour(Material::sign_ink, Side::top, light).rgb) + "\" transform=\"translate(" +
                number(sign.centre.x - sign.size / 2) + " " + number(sign.centre.y - sign.size / 2) + ") scale(" +
                std::to_string(scale) + ")\"/>";
    }
    return text + "</svg>\n";
}

}  // namespace tk::picture
