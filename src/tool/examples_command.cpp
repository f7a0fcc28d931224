#include "engine/answers_json.h"
#include "engine/questionnaire.h"
#include "engine/suggest.h"
#include "tool/commands.h"
#include "tool/files.h"
#include "tool/say.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace tk::tool {

namespace {

using nlohmann::json;

// "6.5 minutes", of seconds.
std::string minutes_text(int seconds) {
    const int tenths = (seconds * 10 + 30) / 60;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " minutes";
}

class Example {
public:
    Example(engine::Workspace& workspace, std::string name, bool walks)
        : workspace_(workspace), pack_(workspace.pack()), name_(std::move(name)), walks_(walks) {}

    // What the page asks of somebody with these answers; after `differences`; nothing when not wanted.
    const std::optional<engine::Walk>& asked() const { return asked_; }
    const std::string& track() const { return track_; }
    // Whether it answers half of the questions of its track: so it says how many a company or park that knows itself gets.
    bool is_whole() const { return whole_; }

    std::vector<std::string> differences(const std::string& text) {
        const auto answers = engine::load_answers(pack_, text, name_);
        for (const auto& issue : answers.issues) wrong(issue.where + " " + issue.what);
        const json file = json::parse(text, nullptr, false);
        if (engine::has_errors(answers.issues) || !file.is_object()) {
            if (wrong_.empty()) wrong("this is no JSON object");
            return wrong_;
        }
        if (!answers.date) wrong("an example names its date");
        const auto expect = file.find("expect");
        if (expect == file.end() || !expect->is_object() || expect->empty()) wrong("an example says what it expects");
        if (!wrong_.empty()) return wrong_;
        const engine::AssessOptions options{.date = *answers.date, .track = answers.track, .would_fit = false};
        track_ = answers.track;
        whole_ = 2 * answers.answers.size() >=
                 static_cast<std::size_t>(std::ranges::count(pack_.questions, track_, &engine::Question::track));
        if (walks_) asked_ = engine::walk(workspace_, answers.answers, options);
        const auto assessment = engine::assess(pack_, answers.answers, options);
        for (const auto& [part, expected] : expect->items()) {
            if (part == "duties")
                verdicts(expected, "duty", [&](const std::string& id) {
                    const auto* state = assessment.find(engine::DutyId{id});
                    return state == nullptr ? "" : engine::name_of(state->applies);
                });
            else if (part == "schemes")
                verdicts(expected, "scheme", [&](const std::string& id) {
                    const auto* state = assessment.find(engine::SchemeId{id});
                    return state == nullptr ? "" : engine::name_of(state->fits);
                });
            else if (part == "measures")
                verdicts(expected, "measure", [&](const std::string& id) {
                    const auto* state = assessment.find(engine::MeasureId{id});
                    return state == nullptr ? "" : engine::name_of(state->applies);
                });
            else if (part == "first_measures" || part == "never") steps(part, expected, assessment);
            else
                wrong("nothing called " + part +
                      " can be expected; duties, schemes, measures, first_measures and never can");
        }
        return wrong_;
    }

private:
    void wrong(std::string what) { wrong_.push_back(std::move(what)); }

    template <class VerdictOf>
    void verdicts(const json& expected, const std::string& kind, VerdictOf verdict_of) {
        if (!expected.is_object()) return wrong("the expected verdicts are an object from id to yes, no or unknown");
        for (const auto& [id, verdict] : expected.items()) {
            const std::string_view found = verdict_of(id);
            const std::string wanted = verdict.is_string() ? verdict.template get<std::string>() : "";
            if (found.empty()) wrong("there is no " + kind + " " + id);
            else if (found != wanted)
                wrong(kind + " " + id + ": " + std::string(found) + " instead of " +
                      (wanted.empty() ? verdict.dump() : wanted));
        }
    }

    void steps(const std::string& part, const json& expected, const engine::Assessment& assessment) {
        if (!expected.is_array()) return wrong(part + " is a list of measures");
        std::vector<std::string> chances, first, fulfilling;
        for (const auto& step : assessment.plan.steps) {
            if (!step.measure.empty()) chances.push_back(step.measure.value);
            if (step.first > 0) first.push_back(step.measure.value);
            if (const auto* duty = step.duty.empty() ? nullptr : assessment.find(step.duty))
                for (const auto& measure : duty->fulfilled_by) fulfilling.push_back(measure.value);
        }
        for (const auto& entry : expected) {
            const std::string id = entry.is_string() ? entry.get<std::string>() : "";
            if (pack_.find(engine::MeasureId{id}) == nullptr) {
                wrong(part + ": there is no measure " + (id.empty() ? entry.dump() : id));
                continue;
            }
            const auto has = [&](const std::vector<std::string>& list) { return std::ranges::find(list, id) != list.end(); };
            if (part == "never" && has(chances)) wrong(id + " is in the plan");
            if (part == "first_measures" && !has(fulfilling) && !has(first)) {
                std::string what =
                    id + (has(chances) ? " has none of the first places, which are of" : " is not in the plan; first are");
                for (const auto& other : first) what += " " + other;
                wrong(std::move(what));
            }
        }
    }

    engine::Workspace& workspace_;
    const engine::ContentPack& pack_;
    std::string name_, track_{};
    bool whole_ = false;
    bool walks_ = true;
    std::optional<engine::Walk> asked_{};
    std::vector<std::string> wrong_{};
};

}  // namespace

int check_examples(const Arguments& arguments) {
    const auto content = content_of(arguments.option("--content"), arguments.option("--overlay"));
    if (!content) {
        say(stderr, content.error());
        return findings;
    }
    const auto examples = examples_of(content->folders);
    std::size_t bad = 0;
    engine::Workspace workspace(content->pack);
    std::map<std::string, std::vector<std::pair<std::size_t, int>>> asked;
    for (const auto& path : examples) {
        const std::string name = "examples/" + path.filename().string();
        const auto text = read_text(path.string(), engine::largest_answer_file);
        Example example(workspace, name, arguments.option("--asked", "yes") == "yes");
        const auto differences = text ? example.differences(*text) : std::vector{text.error()};
        std::string line = (differences.empty() ? "good  " : "WRONG ") + name;
        if (const auto& walk = example.asked()) {
            line += ": " + std::to_string(walk->asked.size()) + " questions, " + minutes_text(walk->seconds);
            if (example.is_whole()) asked[example.track()].push_back({walk->asked.size(), walk->seconds});
        }
        say(stdout, line + "\n");
        for (const auto& difference : differences) say(stdout, "        " + difference + "\n");
        if (!differences.empty()) ++bad;
    }
    for (auto& [track, list] : asked) {
        std::ranges::sort(list);
        const auto line = [&](const char* which, const auto& one) {
            return std::string(which) + " " + std::to_string(one.first) + " questions, " + minutes_text(one.second);
        };
        say(stdout, track + ", the " + std::to_string(list.size()) +
                        " that answer half of the questions or more: " + line("least", list.front()) + "; " +
                        line("median", list[list.size() / 2]) + "; " + line("most", list.back()) + "\n");
    }
    say(stdout, std::to_string(examples.size() - bad) + " of " + std::to_string(examples.size()) + " examples good\n");
    // No example at all proves nothing.
    return bad > 0 || examples.empty() ? findings : good;
}

}  // namespace tk::tool
