#include "engine/loading/kinds.h"
#include "engine/suggest.h"

namespace tk::engine::loading {

namespace {

void read_question(Loading& loading, Reader& reader) {
    const bool fresh = loading.declare("question", reader);
    Question question;
    question.id = {reader.text("id")};
    question.track = reader.one_of("track", {"sme", "terrain"});
    question.theme = {reader.text("theme", true)};
    if (!question.theme.empty()) loading.resolve("theme", question.theme.value, reader.at("theme"));
    const std::string kind = reader.one_of("kind", {"number", "one", "many", "text"});
    question.kind = kind == "number" ? AnswerKind::number
                    : kind == "many" ? AnswerKind::many
                    : kind == "text" ? AnswerKind::text
                                     : AnswerKind::one;
    question.range = reader.flag("range");
    question.key = reader.flag("key");
    question.fixed = reader.flag("fixed");
    question.personal = reader.flag("private");
    question.seconds = static_cast<int>(std::clamp(reader.number("seconds"), 0.0, 3600.0));
    Input input;
    if (question.kind == AnswerKind::number) {
        question.unit = reader.text("unit", true);
        input.unit = loading.unit(reader);
        question.min = reader.number("min", 0, true);
        question.max = reader.number("max", 0, true);
        if (question.min > question.max) reader.complain("max", "the largest answer is below the smallest");
    } else if (question.range) {
        reader.complain("range", "only a number can be answered by its lowest and highest");
    }
    input.name = question.id.value;
    input.kind = static_cast<InputKind>(question.kind);
    input.min = question.min;
    input.max = question.max;
    if (question.kind == AnswerKind::one || question.kind == AnswerKind::many) {
        reader.each("options", [&](Reader& option) {
            Option made{{option.text("id", true)}, option.text("icon"), option.flag("exclusive")};
            option.done();
            if (input.option(made.id.value) >= 0) option.complain("id", "there are two options \"" + made.id.value + "\"");
            if (!std::ranges::all_of(made.id.value,
                                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }))
                option.complain("id", "an option is made of small letters, digits and \"_\"");
            const std::size_t place = input.options.size();
            if (made.exclusive && place < 64) input.exclusive |= std::uint64_t{1} << place;
            input.options.push_back(made.id.value);
            question.options.push_back(std::move(made));
        });
        if (question.options.empty()) reader.complain("", "a question to choose from needs options");
        if (question.options.size() > 64) reader.complain("options", "a question has at most 64 options");
    }
    reader.skip({"asked_if", "not_asked_value", "prior"});
    reader.done();
    if (fresh) loading.name(question.id.value, NameKind::input, loading.pack.questions.size(), reader);
    loading.pack.program.inputs.push_back(std::move(input));
    loading.pack.questions.push_back(std::move(question));
}

// By option, of what is given for them under the member.
std::vector<double> weights_of(const Input& input, Reader& reader, const std::map<std::string, double>& given,
                               const std::string& member) {
    std::vector<double> weights(input.options.size());
    double sum = 0;
    for (const auto& [option, weight] : given) {
        const int place = input.option(option);
        if (place < 0) {
            reader.complain(member + "/" + option, input.name + " has no option \"" + option + "\"" +
                                                       suggestion(option, {input.options.begin(), input.options.end()}));
            continue;
        }
        if (weight < 0 || (input.kind == InputKind::many && weight > 1))
            reader.complain(member + "/" + option,
                            input.kind == InputKind::many ? "a chance lies from 0 to 1" : "a weight is not below 0");
        weights[static_cast<std::size_t>(place)] = weight;
        sum += weight;
    }
    if (input.kind == InputKind::one && !given.empty()) {
        for (const std::string& option : input.options)
            if (!given.contains(option)) reader.complain(member, "the option \"" + option + "\" has no weight");
        if (sum <= 0) reader.complain(member, "the weights add up to nothing");
    }
    return weights;
}

// What holds when the question is not asked.
std::optional<Answer> answer_of(const json& value, const Input& input, Reader& reader) {
    if (input.kind == InputKind::number) {
        if (value.is_number() && value.get<double>() >= input.min && value.get<double>() <= input.max)
            return Answer{Number{value.get<double>()}};
        reader.complain("not_asked_value", "a number from the smallest to the largest answer is expected here");
        return std::nullopt;
    }
    Chosen chosen;
    const auto add = [&](const json& item) {
        if (item.is_string() && input.option(item.get<std::string>()) >= 0)
            chosen.options.push_back({item.get<std::string>()});
        else reader.complain("not_asked_value", "an option of the question is expected here");
    };
    if (value.is_array() && input.kind == InputKind::many)
        for (const json& item : value) add(item);
    else add(value);
    if (chosen.options.empty()) return std::nullopt;
    return Answer{std::move(chosen)};
}

// The prior of a number.
void read_amounts(Loading& loading, Reader& reader, const Question& question, const Unit& own, Prior& prior) {
    prior.low = loading.amount(reader, "low", own);
    prior.likely = loading.amount(reader, "likely", own, true);
    prior.high = loading.amount(reader, "high", own);
    if (prior.low.empty() != prior.high.empty()) reader.complain("", "give both \"low\" and \"high\", or neither");
    prior.zero = loading.amount(reader, "zero", no_unit);
    if (const json* zero = reader.get("zero")) {
        if (zero->is_number() && (zero->get<double>() < 0 || zero->get<double>() > 1))
            reader.complain("zero", "a chance lies from 0 to 1");
        if (question.min > 0 || question.max < 0) reader.complain("zero", "0 is no answer to this question");
    }
}

// The prior of a choice: one list of weights or chances, and others by the answer to another question.
void read_chances(Loading& loading, Reader& reader, const Input& input, Prior& prior) {
    const bool one = input.kind == InputKind::one;
    const std::string member = one ? "weights" : "chances", member_by = one ? "weights_by" : "chances_by";
    prior.weights = weights_of(input, reader, reader.numbers(member), member);
    if (reader.get(member) == nullptr) reader.complain("", "\"" + member + "\" is missing");
    const std::string by = reader.text("by");
    if (by.empty()) return;
    prior.by = loading.pack.program.input(by);
    if (prior.by < 0) {
        loading.resolve("question", by, reader.at("by"));
        return;
    }
    const Input& other = loading.pack.program.inputs[static_cast<std::size_t>(prior.by)];
    if (other.kind != InputKind::one) {
        reader.complain("by", "only a question with one choice can pick chances");
        prior.by = -1;
        return;
    }
    prior.weights_by.resize(other.options.size());
    const json* table = reader.need(member_by);
    if (table == nullptr) return;
    Reader rows = reader.inside(member_by, *table);
    for (std::size_t i = 0; i < other.options.size(); ++i)
        if (rows.get(other.options[i]) != nullptr)
            prior.weights_by[i] = weights_of(input, rows, rows.numbers(other.options[i]), other.options[i]);
    rows.done();
}

// The parts of a question that may name other questions.
void finish_question(Loading& loading, Reader& reader, std::size_t index) {
    Question& question = loading.pack.questions[index];
    Input& input = loading.pack.program.inputs[index];
    question.asked_if = input.asked_if = loading.rule(reader, "asked_if", Scope::answers);
    if (const json* otherwise = reader.get("not_asked_value")) {
        question.not_asked = input.not_asked = answer_of(*otherwise, input, reader);
        if (question.asked_if.empty() && reader.get("asked_if") == nullptr)
            reader.complain("not_asked_value", "a question that is always asked needs no such answer");
    }
    const json* prior = reader.get("prior");
    if (prior == nullptr) return;
    Reader inner = reader.inside("prior", *prior);
    inner.one_of("confidence", confidences, false);
    if (question.kind == AnswerKind::number) read_amounts(loading, inner, question, input.unit, question.prior);
    else read_chances(loading, inner, input, question.prior);
    inner.done();
    input.prior = question.prior;
}

}  // namespace

void declare_questions(Loading& loading) {
    loading.each("questions", [&](Reader& reader) { read_question(loading, reader); });
}

void read_questions(Loading& loading) {
    std::size_t index = 0;
    loading.each("questions", [&](Reader& reader) { finish_question(loading, reader, index++); });
}

}  // namespace tk::engine::loading
