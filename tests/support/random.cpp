#include "support/random.h"

#include "engine/bounds.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace tk::tests {

namespace {

unsigned chosen_seed() {
    const char* given = std::getenv("TK_SEED");
    return given != nullptr ? static_cast<unsigned>(std::strtoul(given, nullptr, 10)) : std::random_device{}();
}

}  // namespace

bool full() {
    const char* value = std::getenv("TK_FULL");
    return value != nullptr && *value != '\0';
}
int cases(int full_run, int usual) { return full() ? full_run : usual; }

Random::Random(const char* what) : Random(what, chosen_seed()) {}
Random::Random(const char* what, unsigned seed) : std::mt19937(seed), seed_(seed) {
    std::printf("%s: seed %u\n", what, seed);
    std::fflush(stdout);
}

engine::Answer value_for(const engine::Question& question, std::mt19937& random) {
    if (question.kind == engine::AnswerKind::number) {
        const double u = static_cast<double>(random() % 1000001) / 1e6, width = question.max - question.min;
        const double shapes[] = {question.min, question.max, question.min + width * u,
                                 question.min + width * u * u * u * u * u};
        return engine::Number{shapes[random() % 4]};
    }
    engine::Chosen answer;
    if (question.kind == engine::AnswerKind::many)
        for (const auto& option : question.options)
            if (!option.exclusive && random() % 3 == 0) answer.options.push_back(option.id);
    if (answer.options.empty()) answer.options.push_back(question.options[random() % question.options.size()].id);
    return answer;
}

engine::Answers random_answers(const engine::ContentPack& pack, std::mt19937& random, unsigned known_of_100) {
    engine::Answers given;
    for (const auto& question : pack.questions) {
        if (question.kind == engine::AnswerKind::text) continue;
        if (random() % 100 < known_of_100) given.set(question.id, value_for(question, random));
        else if (random() % 4 == 0) given.set(question.id, engine::Unsure{});
        else if (question.range && random() % 4 == 0) {
            const auto a = value_for(question, random), b = value_for(question, random);
            const auto ends = std::minmax(std::get<engine::Number>(a).value, std::get<engine::Number>(b).value);
            given.set(question.id, engine::Between{ends.first, ends.second});
        }
    }
    return given;
}

engine::Answers complete(const engine::ContentPack& pack, std::mt19937& random) {
    engine::Answers given;
    for (const auto& question : pack.questions)
        if (question.kind != engine::AnswerKind::text) given.set(question.id, value_for(question, random));
    // What is withdrawn can make that something else is not asked.
    for (int round = 0; round < 4; ++round) {
        engine::Bounds bounds(pack.program, given);
        std::vector<engine::QuestionId> not_asked;
        for (const auto& question : pack.questions)
            if (given.find(question.id) != nullptr && bounds.truth(question.asked_if) == engine::Truth::no)
                not_asked.push_back(question.id);
        for (const auto& question : not_asked) given.withdraw(question);
        if (not_asked.empty()) break;
    }
    return given;
}

engine::Answers fewer(const engine::ContentPack& pack, const engine::Answers& whole, std::mt19937& random) {
    engine::Answers part = whole;
    const auto keep = random() % 11;
    for (const auto& [question, answer] : whole) {
        if (random() % 10 < keep) continue;
        const auto* content = pack.find(question);
        const auto* number = std::get_if<engine::Number>(&answer);
        if (content != nullptr && content->range && number != nullptr && random() % 2 == 0) {
            const auto some = [&] { return static_cast<double>(random() % 1000) / 1000; };
            const double low = number->value - some() * (number->value - content->min),
                         high = number->value + some() * (content->max - number->value);
            part.set(question, engine::Between{std::min(low, number->value), std::max(high, number->value)});
        } else if (random() % 2 == 0) part.withdraw(question);
        else part.set(question, engine::Unsure{});
    }
    return part;
}

}  // namespace tk::tests
