// The follow-ups of the open dossier: a list in order of date, and a form.
#include "present/follow_ups.h"
#include "present/screens/parts.h"

#include <algorithm>

namespace tk::present {

namespace {

using FollowUpWhat = FollowUpDeed::What;

Block follow_up_row(const State& state, const dossier::FollowUp& one) {
    const Texts& texts = state.texts();
    const std::string key = "follow-up/" + one.id, date = date_text(texts, one.date);
    Block day = box(key + "/when", Look::wrap_line, {with_icon(words(key + "/date", Look::icon_line, date), "calendar")});
    if (one.date <= state.date) {
        const bool late = one.date < state.date;
        day.children.push_back(with_icon(words(key + "/late", late ? Look::chip_must : Look::chip_info,
                                               texts(late ? "follow_ups.late" : "follow_ups.today")),
                                         late ? "triangle-alert" : "timer"));
    }
    Block what = words(key + "/text", Look::body_strong, one.text);
    what.personal = true;
    return box(key, Look::card_soft,
               {std::move(day), std::move(what),
                box(key + "/actions", Look::wrap_line,
                    {action(key + "/change", Role::button, Look::text_button, texts("follow_ups.change"),
                            Keep{FollowUpDeed{FollowUpWhat::change, one.id}}, "pencil"),
                     action(key + "/remove", Role::button, Look::text_button, texts("follow_ups.remove"),
                            Keep{FollowUpDeed{FollowUpWhat::remove, one.id}}, "trash-2")})},
               Role::item);
}

Block form_field(const State& state, const char* name, Entry entry, const std::string& value, bool wrong) {
    const Texts& texts = state.texts();
    Block field =
        block(std::string("follow-ups/") + name, Role::text_field, Look::number, texts(std::string("follow_ups.") + name));
    field.value = value;
    field.intent = Keep{Write{entry, {}}};
    if (wrong) {
        field.error = texts(std::string("follow_ups.error.") + name);
        field.invalid = true;
    }
    return field;
}

}  // namespace

Block follow_ups_card(const State& state) {
    const Texts& texts = state.texts();
    const auto& planned = state.shelf.planned;
    auto all = state.dossier.follow_ups;
    std::ranges::stable_sort(all, {}, &dossier::FollowUp::date);
    Block card = box("follow-ups", Look::card,
                     {with_icon(heading("follow-ups/title", 2, Look::h3, texts("follow_ups.title")), "calendar"),
                      words("follow-ups/what", Look::body, texts("follow_ups.what"))});
    auto& parts = card.children;
    if (all.empty()) {
        parts.push_back(words("follow-ups/none", Look::small_soft, texts("follow_ups.none")));
    } else {
        Block list = block("follow-ups/list", Role::list, Look::tight, texts("follow_ups.title"));
        for (const auto& one : all) list.children.push_back(follow_up_row(state, one));
        parts.push_back(std::move(list));
    }
    if (state.shelf.follow_up_removed)
        parts.push_back(
            box("follow-ups/removed", Look::wrap_line,
                {with_icon(words("follow-ups/removed/what", Look::icon_line, texts("follow_ups.removed")), "trash-2"),
                 action("follow-ups/bring-back", Role::button, Look::secondary, texts("follow_ups.bring_back"),
                        Keep{FollowUpDeed{FollowUpWhat::bring_back, {}}}, "undo-2")}));
    if (planned.id.empty() && all.size() >= dossier::most_follow_ups) {
        parts.push_back(with_icon(words("follow-ups/full", Look::icon_line, texts("follow_ups.full")), "triangle-alert"));
        return card;
    }
    if (!planned.id.empty()) parts.push_back(words("follow-ups/changing", Look::small_strong, texts("follow_ups.changing")));
    Block day = form_field(state, "date", Entry::follow_up_date, planned.date, planned.tried && wrong_day(planned));
    day.help = texts("follow_ups.date_help");
    parts.push_back(std::move(day));
    parts.push_back(form_field(state, "text", Entry::follow_up_text, planned.text, planned.tried && without_words(planned)));
    Block actions = box("follow-ups/actions", Look::wrap_line,
                        {action("follow-ups/keep", Role::button, Look::secondary,
                                texts(planned.id.empty() ? "follow_ups.add" : "follow_ups.keep"),
                                Keep{FollowUpDeed{FollowUpWhat::keep, {}}}, planned.id.empty() ? "plus" : "check")});
    if (!planned.id.empty())
        actions.children.push_back(action("follow-ups/leave", Role::button, Look::text_button, texts("follow_ups.leave"),
                                          Keep{FollowUpDeed{FollowUpWhat::leave, {}}}, "x"));
    parts.push_back(std::move(actions));
    return card;
}

}  // namespace tk::present
