#include "engine/compiled/sound.h"

#include "engine/compiled/walk.h"
#include "engine/link_order.h"
#include "engine/needs.h"

#include <algorithm>

namespace tk::engine::compiled {

namespace {

constexpr int many = 100'000;  // of whatever is counted one by one

bool below(std::int32_t place, std::size_t size) { return place >= 0 && index(place) < size; }

// How many values an operation reads, beside the points of a curve.
std::size_t operands_of(Op op) {
    switch (op) {
        case Op::add:
        case Op::subtract:
        case Op::multiply:
        case Op::divide:
        case Op::less:
        case Op::at_most:
        case Op::both:
        case Op::either: return 2;
        case Op::conditional:
        case Op::clamp: return 3;
        case Op::minimum:
        case Op::maximum: return 2;
        case Op::negate:
        case Op::negation:
        case Op::root:
        case Op::interpolate:
        case Op::band:
        case Op::maybe: return 1;
        default: return 0;
    }
}

// Goes through all members; what hangs on others of the pack is looked at by functions of their own.
class Sound {
public:
    explicit Sound(const ContentPack& pack) : pack_(pack), program_(pack.program) {}

    std::optional<std::string> run() {
        check_inputs();
        if (!fault_) check_flow();
        if (!fault_) walk(*this, pack_);
        if (!fault_) check_ranking();
        if (!fault_ && chain_of(program_, program_.flow) > longest_chain) wrong("values wait for each other too long");
        if (!fault_ && !faults_of_needs(pack_).empty()) wrong("measures need each other");
        return fault_;
    }

    template <class Value>
    void single(const Value& value) {
        if constexpr (std::same_as<Value, QuestionId>) known(value);
        else if constexpr (std::same_as<Value, MeasureId>) known(value);
        else if constexpr (std::same_as<Value, DutyId>) known(value);
        else if constexpr (std::same_as<Value, SchemeId>) known(value);
        else if constexpr (std::same_as<Value, SourceId>) known(value);
        else if constexpr (std::same_as<Value, int>) need(value >= -many && value <= many, "a number of things");
    }
    void place(const Rule& rule) {
        if (rule.empty()) return;
        need(below(rule.root, program_.flow.truths), "a rule");
    }
    void place(const Amount& amount) { need(amount.empty() || below(amount.root, program_.flow.code.size()), "an amount"); }
    template <class Values>
    void several(const Values& values) {
        for (const auto& value : values) walk(*this, value);
    }
    // They name what the pack no longer has.
    void several(const std::vector<Migration>& values) {
        for (const Migration& one : values)
            if (!one.to.empty()) known(one.to);
    }
    // They may, too: what they name is looked up when a link is read.
    void several(const std::vector<LinkEdition>& values) {
        std::size_t entries = 0;
        for (const LinkEdition& edition : values)
            for (const auto& of_track : edition.entries.values)
                for (const LinkEntry& entry : of_track) {
                    ++entries;
                    need(entry.kind != AnswerKind::text && entry.options.size() <= 64, "an entry of the link order");
                }
        need(values.size() <= most_editions && entries <= 10'000, "an edition of the link order");
    }
    // Looked at in one go, as they hang together.
    void several(const std::vector<Instruction>&) {}
    void maybe(const auto& value) {
        if (value) walk(*this, *value);
    }
    void alternatives(const Answer&) {}

private:
    const ContentPack& pack_;
    const Program& program_;
    std::optional<std::string> fault_{};
    std::unordered_map<std::string, bool> questions_{}, measures_{}, duties_{}, schemes_{}, sources_{};

    void wrong(const std::string& what) {
        if (!fault_) fault_ = what;
    }
    void need(bool good, const char* what) {
        if (!good) wrong(std::string(what) + " lies outside what there is");
    }

    // Each id once: they come again and again.
    template <class IdOf>
    void known(const IdOf& id) {
        if (id.empty() || found(id)) return;
        wrong("there is no \"" + id.value + "\"");
    }
    bool found(const QuestionId& id) { return found_in(questions_, id); }
    bool found(const MeasureId& id) { return found_in(measures_, id); }
    bool found(const DutyId& id) { return found_in(duties_, id); }
    bool found(const SchemeId& id) { return found_in(schemes_, id); }
    bool found(const SourceId& id) { return found_in(sources_, id); }
    bool found_in(std::unordered_map<std::string, bool>& seen, const auto& id) {
        const auto [place, fresh] = seen.emplace(id.value, false);
        if (fresh) place->second = pack_.find(id) != nullptr;
        return place->second;
    }

    bool is_choice(std::int32_t input) const {
        return below(input, program_.inputs.size()) && program_.inputs[index(input)].kind == InputKind::one;
    }
    void check_weights(const std::vector<double>& weights, const Input& input) {
        need(weights.empty() || weights.size() == input.options.size(), "the chances of a question");
        for (const double weight : weights) need(weight >= 0, "a chance");
    }
    void check_inputs() {
        need(program_.inputs.size() == pack_.questions.size(), "a question");
        for (std::size_t i = 0; i < program_.inputs.size() && !fault_; ++i) {
            const Input& input = program_.inputs[i];
            const Question& question = pack_.questions[i];
            need(input.name == question.id.value && static_cast<int>(input.kind) == static_cast<int>(question.kind),
                 "a question");
            need(std::ranges::equal(input.options, question.options, {}, {}, [](const Option& one) { return one.id.value; }),
                 "an option");
            need(!question.range || input.kind == InputKind::number, "an answer as a range");
            const bool choice = input.kind == InputKind::one || input.kind == InputKind::many;
            need(choice ? !input.options.empty() && input.options.size() <= 64 : input.options.empty(), "an option");
            need(input.exclusive == (input.exclusive & input.all()), "an option");
            need(input.min <= input.max && question.min <= question.max, "a smallest or largest answer");
            check_weights(input.prior.weights, input);
            for (const auto& weights : input.prior.weights_by) check_weights(weights, input);
            need(input.prior.by == -1 || is_choice(input.prior.by), "the question that chances hang on");
            if (!input.not_asked) continue;
            need(!input.asked_if.empty(), "an answer to what is not asked");
            if (const auto* options = std::get_if<Chosen>(&*input.not_asked)) {
                need(choice && !options->options.empty(), "an answer to what is not asked");
                for (const OptionId& id : options->options) need(input.option(id.value) >= 0, "an option");
            } else {
                need(input.kind == InputKind::number && std::holds_alternative<Number>(*input.not_asked),
                     "an answer to what is not asked");
            }
        }
        for (const Coefficient& one : program_.coefficients) {
            need(one.by == -1 || is_choice(one.by), "the question that a figure hangs on");
            if (fault_) return;
            need(one.values.size() == (one.by < 0 ? 1 : program_.inputs[index(one.by)].options.size()), "a figure");
        }
    }
    void check_slot(Op op, std::int32_t slot) {
        if (op == Op::coefficient || op == Op::table) {
            if (!below(slot, program_.coefficients.size())) return wrong("a figure lies outside what there is");
            need((program_.coefficients[index(slot)].by >= 0) == (op == Op::table), "a figure");
        } else if (op == Op::input || op == Op::chosen || op == Op::known || op == Op::settle) {
            need(below(slot, program_.inputs.size()), "a question");
            if (op == Op::input && !fault_) need(program_.inputs[index(slot)].kind == InputKind::number, "a question");
            if (op == Op::chosen && !fault_) need(!program_.inputs[index(slot)].options.empty(), "a question");
        }
    }
    void check_flow() {
        const Flow& flow = program_.flow;
        need(flow.truths <= flow.code.size(), "the list of instructions");
        for (std::size_t i = 0; i < flow.code.size() && !fault_; ++i) {
            const Instruction& one = flow.code[i];
            need(one.op != Op::quantity, "an operation");
            check_slot(one.op, one.slot);
            const std::array operands{one.a, one.b, one.c};
            for (std::size_t j = 0; j < operands.size(); ++j)
                need(j < operands_of(one.op) ? below(operands[j], i) : operands[j] == -1 || below(operands[j], i),
                     "a value");
            const bool curve = one.op == Op::interpolate || one.op == Op::band;
            need(one.first <= flow.points.size() && one.count <= flow.points.size() - one.first &&
                     (curve ? one.count >= 2 && one.count % 2 == 0 : one.count == 0),
                 "a curve");
            if (fault_) return;
            for (const std::int32_t point : flow.points_of(one)) need(below(point, i), "a point of a curve");
            if (one.op != Op::settle || one.a < 0) continue;
            need(program_.inputs[index(one.slot)].not_asked.has_value(), "a question that is not asked");
        }
    }
    void check_ranking() {
        if (pack_.ranking == nullptr) return wrong("there is no ranking");
        for (const std::string_view fault : faults_of(*pack_.ranking)) wrong(std::string(fault));
        need(pack_.ranking->asking.fall >= 0 && pack_.ranking->asking.fall <= 10, "a weight of asking");
        for (const auto& carriers : pack_.ranking->carriers.values)
            for (const auto& [carrier, worth] : carriers) need(worth.kwh > 0, "the energy of a carrier");
        for (const std::string& goals : pack_.ranking->goals.values)
            if (!goals.empty()) known(QuestionId{goals});
    }
};

}  // namespace

std::optional<std::string> fault_of(const ContentPack& pack) { return Sound(pack).run(); }

}  // namespace tk::engine::compiled
