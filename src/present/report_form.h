// For whom a report is.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace tk::present {

enum class ReportForm { summary, full, handover };  // for the owner; with everything in it; for the next adviser

inline constexpr std::array<std::string_view, 3> report_form_names{"summary", "full", "handover"};

inline std::string name_of(ReportForm form) { return std::string(report_form_names[static_cast<std::size_t>(form)]); }

inline std::optional<ReportForm> report_form_of(std::string_view name) {
    for (std::size_t i = 0; i < report_form_names.size(); ++i)
        if (report_form_names[i] == name) return static_cast<ReportForm>(i);
    return std::nullopt;
}

}  // namespace tk::present
