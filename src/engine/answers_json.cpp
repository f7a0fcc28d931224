#include "engine/answers_json.h"

#include "engine/json_text.h"
#include "engine/migrate.h"
#include "engine/result_writer.h"
#include "engine/suggest.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace tk::engine {

namespace {

using nlohmann::json;

constexpr std::size_t longest_words = 500;

std::string text_of_number(double value) {
    return json(value == std::floor(value) && std::abs(value) < 1e15 ? json(static_cast<std::int64_t>(value)) : json(value))
        .dump();
}

struct Taken {
    std::optional<Answer> answer{};
    std::string complaint{};
};

Taken number_answer(const Question& question, const json& value) {
    const std::string limits = "from " + text_of_number(question.min) + " to " + text_of_number(question.max);
    const auto fits = [&](const json& one) {
        return one.is_number() && one.get<double>() >= question.min && one.get<double>() <= question.max;
    };
    if (value.is_number()) {
        if (!fits(value)) return {{}, "the number must lie " + limits};
        return {Answer{Number{value.get<double>()}}, {}};
    }
    if (value.is_object()) {
        if (!question.range) return {{}, "this question takes one number, no range"};
        if (value.size() != 2 || !value.contains("low") || !value.contains("high"))
            return {{}, "a range is written {\"low\": 1, \"high\": 2}"};
        if (!fits(value["low"]) || !fits(value["high"])) return {{}, "low and high must be numbers " + limits};
        const double low = value["low"].get<double>(), high = value["high"].get<double>();
        if (low > high) return {{}, "low is above high"};
        return {Answer{Between{low, high}}, {}};
    }
    return {{}, "a number is expected here"};
}

Taken choice_answer(const Question& question, const json& value) {
    std::vector<std::string_view> known;
    for (const Option& option : question.options) known.push_back(option.id.value);
    std::vector<std::string> names;
    if (value.is_string()) {
        names.push_back(value.get<std::string>());
    } else if (value.is_array() && question.kind == AnswerKind::many) {
        for (const json& one : value) {
            if (!one.is_string()) return {{}, "a list of options is expected here"};
            names.push_back(one.get<std::string>());
        }
        if (names.empty()) return {{}, "nothing chosen is no answer; leave the question out or use null"};
    } else {
        return {{}, question.kind == AnswerKind::many ? "a list of options is expected here" : "an option is expected here"};
    }
    for (const std::string& name : names)
        if (std::ranges::find(known, name) == known.end())
            return {{}, question.id.value + " has no option \"" + name + "\"" + suggestion(name, known)};
    Chosen chosen;
    for (const Option& option : question.options) {
        const auto times = std::ranges::count(names, option.id.value);
        if (times > 1) return {{}, "\"" + option.id.value + "\" is chosen twice"};
        if (times == 0) continue;
        if (option.exclusive && names.size() > 1)
            return {{}, "\"" + option.id.value + "\" stands alone and is chosen together with others"};
        chosen.options.push_back(option.id);
    }
    return {Answer{std::move(chosen)}, {}};
}

// The track of the questions when it is one, else that of a company.
std::string track_of(const ContentPack& pack, const Answers& answers) {
    std::string track;
    for (const auto& [id, answer] : answers) {
        const Question* question = pack.find(id);
        if (question == nullptr) continue;
        if (!track.empty() && track != question->track) return std::string(track_names.front());
        track = question->track;
    }
    return track.empty() ? std::string(track_names.front()) : track;
}

}  // namespace

LoadedAnswers load_answers(const ContentPack& pack, std::string_view text, std::string_view file) {
    LoadedAnswers loaded;
    const auto complain = [&](std::string where, std::string what) {
        loaded.issues.push_back({Severity::error, std::string(file), std::move(where), std::move(what)});
    };
    if (text.size() > largest_answer_file) {
        complain("", "a file with answers has at most " + std::to_string(largest_answer_file / 1024) + " kB");
        return loaded;
    }
    JsonText read = read_json(text);
    for (JsonMistake& mistake : read.mistakes) complain(std::move(mistake.where), std::move(mistake.what));
    if (!read.value) return loaded;
    const json root = std::move(*read.value);
    if (!root.is_object()) {
        complain("", "an object of answers is expected here");
        return loaded;
    }
    const bool wrapped = root.contains("answers");
    const std::string pointer = wrapped ? "/answers" : "";
    const json& answers = wrapped ? root["answers"] : root;
    if (wrapped && root.contains("date") && !root["date"].is_null()) {
        if (root["date"].is_string()) loaded.date = date_of(root["date"].get_ref<const std::string&>());
        if (!loaded.date) complain("/date", "a day written as YYYY-MM-DD is expected here");
    }
    std::string named;
    if (wrapped && root.contains("track") && !root["track"].is_null()) {
        if (root["track"].is_string()) named = root["track"].get<std::string>();
        if (std::ranges::find(track_names, named) == track_names.end())
            complain("/track", "sme or terrain is expected here");
    }
    if (!answers.is_object()) {
        complain(pointer, "an object of answers is expected here");
        return loaded;
    }
    Migrated moved = migrate(pack, answers);
    for (JsonMistake& note : moved.notes)
        loaded.issues.push_back({Severity::warning, std::string(file), pointer + "/" + note.where,
                                 std::move(note.what) + "; this answer is kept, and counts for nothing"});
    for (const auto& [id, value] : moved.answers.items()) {
        const auto old = moved.given_as.find(id);
        const std::string& given = old == moved.given_as.end() ? id : old->second;
        const std::string where = pointer + "/" + given;
        const auto leave = [&](std::string what) {
            moved.unplaced[given] = answers[given];
            loaded.issues.push_back({old == moved.given_as.end() ? Severity::error : Severity::warning, std::string(file),
                                     where, std::move(what)});
        };
        const Question* question = pack.find(QuestionId{id});
        if (question == nullptr) {
            std::vector<std::string_view> names;
            for (const Question& one : pack.questions) names.push_back(one.id.value);
            leave("there is no question \"" + id + "\"" + suggestion(id, names));
            continue;
        }
        if (value.is_null()) {
            loaded.answers.set(question->id, Unsure{});
            continue;
        }
        Taken taken;
        if (question->kind == AnswerKind::number) {
            taken = number_answer(*question, value);
        } else if (question->kind == AnswerKind::text) {
            if (value.is_string() && value.get_ref<const std::string&>().size() <= longest_words)
                taken.answer = Answer{Words{value.get<std::string>()}};
            else taken.complaint = "words of at most 500 bytes are expected here";
        } else {
            taken = choice_answer(*question, value);
        }
        if (taken.answer) loaded.answers.set(question->id, std::move(*taken.answer));
        else leave(std::move(taken.complaint));
    }
    if (!moved.unplaced.empty()) loaded.unplaced = moved.unplaced.dump(-1, ' ', false, json::error_handler_t::replace);
    loaded.track = named.empty() ? track_of(pack, loaded.answers) : named;
    return loaded;
}

std::string answers_json(const ContentPack& pack, const Answers& answers, std::string_view unplaced) {
    write::json root = write::json::object();
    for (const auto& [id, answer] : answers) root[id.value] = write::answer(pack, id, answer);
    if (!unplaced.empty()) {
        // Unsure is null here, and an answer of now all the same.
        json rest = json::parse(unplaced, nullptr, false);
        if (rest.is_object())
            for (const auto& [id, answer] : answers)
                if (std::holds_alternative<Unsure>(answer)) rest.erase(id.value);
        root = with_unplaced(std::move(root), rest);
    }
    return root.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace tk::engine
