// What was noted about a question or step, and two fields to write it: who said it, or who saw it.
#include "present/notes.h"

#include "present/screens/parts.h"

#include <algorithm>

namespace tk::present {

Block note_part(const State& state, NoteOn on, const std::string& id) {
    const Texts& texts = state.texts();
    const std::string key = "note/" + id;
    const dossier::Note* note = note_of(state, on, id);
    const bool open = state.unfolded.contains(key);
    Block fold = action(key + "/open", Role::button, Look::text_button, texts("notes.open"), Unfold{key}, "pencil",
                        open ? "chevron-up" : "chevron-down");
    fold.unfolded = open;
    Block part = box(key, Look::stack, {std::move(fold)});
    Block fields = box(key + "/fields", Look::grid_two, {});
    for (const NoteBy by : {NoteBy::said, NoteBy::seen}) {
        const std::string name = by == NoteBy::said ? "said" : "seen";
        std::string text = note == nullptr ? "" : by == NoteBy::said ? note->said : note->seen;
        if (open) {
            std::ranges::replace(text, '\n', ' ');  // one of a file may have lines, the field has one
            Block field = block(key + "/" + name, Role::text_field, Look::number, texts("notes." + name));
            field.value = std::move(text);
            field.intent = Keep{WriteNote{on, id, by, {}}};
            fields.children.push_back(std::move(field));
        } else if (!text.empty()) {
            Block said = words(key + "/" + name + "/text", Look::body, std::move(text));
            said.personal = true;
            part.children.push_back(box(
                key + "/" + name, Look::tight,
                {words(key + "/" + name + "/by", Look::small_strong, texts("notes." + name + "_line")), std::move(said)}));
        }
    }
    if (open) {
        part.children.push_back(std::move(fields));
        part.children.push_back(words(key + "/where", Look::caption_soft, texts("notes.where")));
    }
    return part;
}

}  // namespace tk::present
