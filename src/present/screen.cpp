#include "present/screen.h"

namespace tk::present {

namespace {

const Block* find_in(const std::vector<Block>& blocks, std::string_view key) {
    for (const Block& block : blocks) {
        if (block.key == key) return &block;
        if (const Block* inside = find_in(block.children, key)) return inside;
    }
    return nullptr;
}

}  // namespace

const Block* find(const Screen& screen, std::string_view key) { return find_in(screen.blocks, key); }

std::optional<Intent> intent_for(const Screen& screen, const Action& action) {
    const Block* block = find(screen, action.key);
    if (block == nullptr || !block->intent || action.kind == Action::Kind::focus) return std::nullopt;
    if (action.kind == Action::Kind::set_value) {
        if (const auto* made = std::get_if<Choose>(&*block->intent)) {
            if (std::holds_alternative<SlideBudget>(made->choice)) return Choose{SlideBudget{action.value}};
            return std::holds_alternative<TypeBudget>(made->choice) ? std::optional<Intent>(Choose{TypeBudget{action.value}})
                                                                    : std::nullopt;
        }
        if (const auto* keep = std::get_if<Keep>(&*block->intent)) {
            if (const auto* note = std::get_if<WriteNote>(&keep->what))
                return Keep{WriteNote{note->on, note->id, note->by, action.value}};
            const auto* write = std::get_if<Write>(&keep->what);
            if (write == nullptr) return std::nullopt;
            return Keep{Write{write->entry, action.value}};
        }
        const auto* type = std::get_if<Type>(&*block->intent);
        if (type == nullptr) return std::nullopt;
        return Type{type->question, type->field, action.value};
    }
    const auto* made = std::get_if<Choose>(&*block->intent);
    const auto* keep = std::get_if<Keep>(&*block->intent);
    if (keep != nullptr && (std::holds_alternative<Write>(keep->what) || std::holds_alternative<WriteNote>(keep->what)))
        return std::nullopt;
    if (std::holds_alternative<Type>(*block->intent) ||
        (made != nullptr &&
         (std::holds_alternative<TypeBudget>(made->choice) || std::holds_alternative<SlideBudget>(made->choice))))
        return std::nullopt;  // a field is typed in and a slider moved, not pressed
    return block->intent;
}

}  // namespace tk::present
