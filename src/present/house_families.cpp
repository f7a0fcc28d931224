#include "present/house_families.h"

#include <array>

namespace tk::present {

// Apart, so that the short names of the roles stay here.
namespace house_tables {

using enum Tone;

// @nl-design-system-unstable/voorbeeld-design-tokens 7.4.1: basis.*, the tokens that NL Design System shares.
constexpr std::array basis_colours{ColourSource{page, "basis.color.default.bg-subtle"},
                                   ColourSource{surface, "basis.color.default.bg-document"},
                                   ColourSource{sunken, "basis.color.default.bg-default"},
                                   ColourSource{sky, "basis.color.accent-1.bg-default"},
                                   ColourSource{ink, "basis.color.default.color-document"},
                                   ColourSource{ink_soft, "basis.color.default.color-default"},
                                   ColourSource{line, "basis.color.default.border-subtle"},
                                   ColourSource{grid, "basis.color.default.bg-hover"},
                                   ColourSource{control, "basis.form-control.border-color"},
                                   ColourSource{control, "basis.color.default.border-default"},
                                   ColourSource{primary, "basis.color.action-1-inverse.bg-default"},
                                   ColourSource{primary, "basis.color.action-1.color-default"},
                                   ColourSource{primary_hover, "basis.color.action-1-inverse.bg-hover"},
                                   ColourSource{primary_pressed, "basis.color.action-1-inverse.bg-subtle"},
                                   ColourSource{on_primary, "basis.color.action-1-inverse.color-default"},
                                   ColourSource{primary_soft, "basis.color.action-1.bg-default"},
                                   ColourSource{primary_mid, "basis.color.action-1.border-default"},
                                   ColourSource{must, "basis.color.negative.color-default"},
                                   ColourSource{must_soft, "basis.color.negative.bg-default"},
                                   ColourSource{will, "basis.color.warning.color-default"},
                                   ColourSource{will_mark, "basis.color.warning.border-default"},
                                   ColourSource{will_soft, "basis.color.warning.bg-default"},
                                   ColourSource{can, "basis.color.positive.color-default"},
                                   ColourSource{can_soft, "basis.color.positive.bg-default"},
                                   ColourSource{info, "basis.color.info.color-default"},
                                   ColourSource{info_soft, "basis.color.info.bg-default"},
                                   ColourSource{focus, "basis.focus.color"},
                                   ColourSource{focus_halo, "basis.focus.background-color"},
                                   ColourSource{off_ink, "basis.color.disabled.color-default"},
                                   ColourSource{off_bg, "basis.color.disabled.bg-default"}};
constexpr std::array basis_corners{
    CornerSource{&Radii::bar, "basis.border-radius.sm"}, CornerSource{&Radii::control, "basis.border-radius.md"},
    CornerSource{&Radii::panel, "basis.border-radius.md"}, CornerSource{&Radii::card, "basis.border-radius.md"},
    CornerSource{&Radii::dialog, "basis.border-radius.lg"}};

constexpr std::array basis_on_dark{ColourSource{primary, "basis.color.action-1-inverse.border-default"},
                                   ColourSource{must, "basis.color.negative.border-subtle"},
                                   ColourSource{will, "basis.color.warning.border-subtle"},
                                   ColourSource{will_mark, "basis.color.warning.border-subtle"},
                                   ColourSource{can, "basis.color.positive.border-subtle"},
                                   ColourSource{info, "basis.color.info.border-subtle"},
                                   ColourSource{focus_halo, "basis.focus.background-color"}};

// @nl-rvo/design-tokens 1.12.0: its own palette, and the buttons and fields of Utrecht in its colours.
constexpr std::array rvo_colours{ColourSource{page, "rvo.color.grijs-050"},
                                 ColourSource{surface, "rvo.document.background-color"},
                                 ColourSource{sunken, "rvo.color.grijs-100"},
                                 ColourSource{sky, "rvo.color.hemelblauw-150"},
                                 ColourSource{ink, "rvo.document.color"},
                                 ColourSource{ink_soft, "rvo.color.grijs-600"},
                                 ColourSource{line, "rvo.color.grijs-300"},
                                 ColourSource{grid, "rvo.color.grijs-200"},
                                 ColourSource{control, "utrecht.form-control.border-color"},
                                 ColourSource{primary, "utrecht.button.primary-action.background-color"},
                                 ColourSource{primary, "utrecht.button.primary-action.hover.background-color"},
                                 ColourSource{primary_hover, "utrecht.button.primary-action.hover.background-color"},
                                 ColourSource{primary_hover, "rvo.color.logoblauw"},
                                 ColourSource{primary_pressed, "utrecht.button.primary-action.active.background-color"},
                                 ColourSource{primary_pressed, "rvo.color.logoblauw"},
                                 ColourSource{on_primary, "utrecht.button.primary-action.color"},
                                 ColourSource{primary_soft, "rvo.color.hemelblauw-150"},
                                 ColourSource{primary_mid, "rvo.color.hemelblauw"},
                                 ColourSource{must, "rvo.form-feedback.error.color"},
                                 ColourSource{must_soft, "rvo.color.rood-150"},
                                 ColourSource{will_mark, "rvo.color.oranje"},
                                 ColourSource{will_soft, "rvo.color.donkergeel-150"},
                                 ColourSource{can, "rvo.color.groen"},
                                 ColourSource{can_soft, "rvo.color.groen-150"},
                                 ColourSource{info, "rvo.color.donkerblauw"},
                                 ColourSource{info, "rvo.color.logoblauw"},
                                 ColourSource{info_soft, "rvo.color.donkerblauw-150"},
                                 ColourSource{focus, "utrecht.focus.outline-color"},
                                 ColourSource{focus, "rvo.color.logoblauw"},
                                 ColourSource{off_ink, "rvo.color.grijs-500"},
                                 ColourSource{off_ink, "rvo.color.grijs-600"},
                                 ColourSource{off_bg, "rvo.color.grijs-200"}};
constexpr std::array rvo_corners{
    CornerSource{&Radii::bar, "rvo.border-radius.sm"}, CornerSource{&Radii::control, "utrecht.button.border-radius"},
    CornerSource{&Radii::panel, "utrecht.form-control.border-radius"}, CornerSource{&Radii::card, "rvo.card.border-radius"},
    CornerSource{&Radii::dialog, "rvo.border-radius.xl"}};

constexpr std::array rvo_on_dark{
    ColourSource{primary, "rvo.color.hemelblauw-600"}, ColourSource{primary, "rvo.color.hemelblauw-450"},
    ColourSource{must, "rvo.color.rood-600"},          ColourSource{must, "rvo.color.rood-450"},
    ColourSource{will, "rvo.color.donkergeel-600"},    ColourSource{will_mark, "rvo.color.donkergeel"},
    ColourSource{can, "rvo.color.groen-600"},          ColourSource{can, "rvo.color.groen-450"},
    ColourSource{info, "rvo.color.lichtblauw"}};

// @gemeente-rotterdam/design-tokens 1.0.0-alpha.51: a palette under rods.*, components under utrecht.*.
constexpr std::array rotterdam_colours{ColourSource{page, "rods.color.gray.tint-01"},
                                       ColourSource{surface, "utrecht.document.background-color"},
                                       ColourSource{sunken, "rods.color.gray.tint-02"},
                                       ColourSource{sky, "rods.color.soft-green.tint-01"},
                                       ColourSource{ink, "utrecht.document.color"},
                                       ColourSource{ink_soft, "rods.color.gray.tint-10"},
                                       ColourSource{ink_soft, "rods.color.gray.tint-11"},
                                       ColourSource{line, "rods.color.gray.tint-04"},
                                       ColourSource{grid, "rods.color.gray.tint-03"},
                                       ColourSource{control, "utrecht.form-control.border-color"},
                                       ColourSource{control, "rods.color.gray.tint-09"},
                                       ColourSource{primary, "utrecht.button.background-color"},
                                       ColourSource{primary, "utrecht.button.hover.background-color"},
                                       ColourSource{primary_hover, "utrecht.button.hover.background-color"},
                                       ColourSource{primary_hover, "utrecht.link.active.color"},
                                       ColourSource{primary_pressed, "utrecht.link.active.color"},
                                       ColourSource{on_primary, "utrecht.button.color"},
                                       ColourSource{primary_soft, "rods.color.soft-green.tint-01"},
                                       ColourSource{primary_mid, "rods.color.base.green"},
                                       ColourSource{must, "utrecht.form-field-error-message.color"},
                                       ColourSource{must, "rods.color.red.tint-03"},
                                       ColourSource{must_soft, "utrecht.alert.error.background-color"},
                                       ColourSource{will, "utrecht.alert.icon.warning.color"},
                                       ColourSource{will_mark, "utrecht.alert.icon.warning.color"},
                                       ColourSource{will_soft, "utrecht.alert.warning.background-color"},
                                       ColourSource{can, "utrecht.alert.icon.ok.color"},
                                       ColourSource{can, "rods.color.green.tint-02"},
                                       ColourSource{can_soft, "utrecht.alert.ok.background-color"},
                                       ColourSource{info, "utrecht.alert.icon.color"},
                                       ColourSource{info_soft, "utrecht.alert.background-color"},
                                       ColourSource{focus, "utrecht.focus.outline-color"},
                                       ColourSource{off_ink, "utrecht.form-control.disabled.color"},
                                       ColourSource{off_ink, "rods.color.gray.tint-10"},
                                       ColourSource{off_bg, "utrecht.form-control.disabled.background-color"}};
constexpr std::array rotterdam_corners{CornerSource{&Radii::control, "utrecht.form-control.border-radius"},
                                       CornerSource{&Radii::panel, "utrecht.form-control.border-radius"},
                                       CornerSource{&Radii::card, "utrecht.form-control.border-radius"},
                                       CornerSource{&Radii::dialog, "utrecht.form-control.border-radius"}};

constexpr std::array rotterdam_on_dark{ColourSource{primary, "rods.color.green-light.tint-01"},
                                       ColourSource{primary, "rods.color.soft-green.tint-03"},
                                       ColourSource{must, "rods.color.notification.alert.outline-color"},
                                       ColourSource{will, "rods.color.dark-yellow.tint-01"},
                                       ColourSource{will_mark, "rods.color.dark-yellow.tint-03"},
                                       ColourSource{can, "rods.color.soft-green.tint-03"},
                                       ColourSource{info, "rods.color.light-blue.tint-02"}};

// @utrecht/design-tokens 5.0.1
constexpr std::array utrecht_colours{ColourSource{page, "utrecht.surface.background-color"},
                                     ColourSource{surface, "utrecht.document.background-color"},
                                     ColourSource{sunken, "utrecht.spotlight-section.background-color"},
                                     ColourSource{sky, "utrecht.color.blue.90"},
                                     ColourSource{ink, "utrecht.document.color"},
                                     ColourSource{ink_soft, "utrecht.color.grey.30"},
                                     ColourSource{line, "utrecht.color.grey.80"},
                                     ColourSource{grid, "utrecht.table.row.border-block-end-color"},
                                     ColourSource{control, "utrecht.form-control.border-color"},
                                     ColourSource{primary, "utrecht.button.primary-action.background-color"},
                                     ColourSource{primary, "utrecht.button.primary-action.active.background-color"},
                                     ColourSource{primary_hover, "utrecht.button.primary-action.hover.background-color"},
                                     ColourSource{primary_pressed, "utrecht.button.primary-action.active.background-color"},
                                     ColourSource{on_primary, "utrecht.button.primary-action.color"},
                                     ColourSource{primary_soft, "utrecht.color.blue.90"},
                                     ColourSource{primary_mid, "utrecht.color.blue.50"},
                                     ColourSource{must, "utrecht.feedback.danger.color"},
                                     ColourSource{must, "utrecht.color.red.30"},
                                     ColourSource{must_soft, "utrecht.alert.error.background-color"},
                                     ColourSource{will, "utrecht.color.yellow.20"},
                                     ColourSource{will_mark, "utrecht.alert.icon.warning.color"},
                                     ColourSource{will_mark, "utrecht.color.yellow.20"},
                                     ColourSource{will_soft, "utrecht.alert.warning.background-color"},
                                     ColourSource{can, "utrecht.color.green.30"},
                                     ColourSource{can_soft, "utrecht.alert.ok.background-color"},
                                     ColourSource{info, "utrecht.alert.icon.info.color"},
                                     ColourSource{info_soft, "utrecht.alert.info.background-color"},
                                     ColourSource{focus, "utrecht.focus.outline-color"},
                                     ColourSource{focus_halo, "utrecht.focus.background-color"},
                                     ColourSource{off_ink, "utrecht.breadcrumb-nav.link.disabled.color"},
                                     ColourSource{off_bg, "utrecht.button.disabled.background-color"}};
constexpr std::array utrecht_corners{CornerSource{&Radii::bar, "utrecht.border-radius.sm"},
                                     CornerSource{&Radii::control, "utrecht.button.border-radius"},
                                     CornerSource{&Radii::panel, "utrecht.form-control.border-radius"},
                                     CornerSource{&Radii::card, "utrecht.form-control.border-radius"},
                                     CornerSource{&Radii::dialog, "utrecht.form-control.border-radius"}};

// Its reds are too dark or as good as white, and so is its light green.
constexpr std::array utrecht_on_dark{
    ColourSource{primary, "utrecht.color.blue.60"},     ColourSource{primary, "utrecht.color.blue.80"},
    ColourSource{will, "utrecht.color.yellow.60"},      ColourSource{will_mark, "utrecht.color.yellow.40"},
    ColourSource{will_mark, "utrecht.color.yellow.50"}, ColourSource{can, "utrecht.color.green.50"},
    ColourSource{info, "utrecht.color.blue.80"},        ColourSource{focus_halo, "utrecht.focus.background-color"}};

constexpr std::array all_families{
    HouseFamily{"NL Design System", "basis.color", basis_colours, basis_corners, basis_on_dark},
    HouseFamily{"RVO", "rvo.color", rvo_colours, rvo_corners, rvo_on_dark},
    HouseFamily{"Rotterdam", "rods.color", rotterdam_colours, rotterdam_corners, rotterdam_on_dark},
    HouseFamily{"Utrecht", "utrecht", utrecht_colours, utrecht_corners, utrecht_on_dark}};

}  // namespace house_tables

std::span<const HouseFamily> house_families() { return house_tables::all_families; }

}  // namespace tk::present
