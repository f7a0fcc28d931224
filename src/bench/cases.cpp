#include "bench/cases.h"

#include "engine/answers_json.h"
#include "engine/assess.h"
#include "engine/compiled.h"
#include "engine/result_json.h"
#include "engine/verdicts.h"
#include "tool/files.h"

#include <iterator>
#include <memory>
#include <optional>

namespace tk::bench {

namespace {

using Failure = std::unexpected<std::string>;

constexpr engine::Date day{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{24}};
constexpr int all_draws = 512;

std::optional<std::string> named(const std::string& content) {
    return content.empty() ? std::nullopt : std::optional(content);
}

// Answers of which one changes with every run, as when a person answers.
struct Person {
    engine::Answers answers{};
    std::string track{};
    engine::QuestionId question{};
    std::optional<engine::Answer> first{}, second{};  // nothing: not answered
    bool turn = false;

    const engine::Answers& changed() {
        turn = !turn;
        const auto& answer = turn ? second : first;
        if (answer) answers.set(question, *answer);
        else answers.withdraw(question);
        return answers;
    }
};

// Keeps what was worked out from being left out.
volatile std::size_t kept = 0;
void keep(const engine::Assessment& assessment) { kept = kept + assessment.duties.size() + assessment.plan.steps.size(); }

class Rows {
public:
    Rows(Material& material, tool::Folders folders, bool web)
        : material_(material), folders_(std::move(folders)), web_(web) {}

    std::expected<std::vector<Row>, std::string> run() {
        person("bakery", {"s_water_m3"}, engine::Number{450}, engine::Number{451});
        person("nothing-known", {"s_floor_m2"}, std::nullopt, engine::Unsure{});
        person("terrain-60", {"t_waiting"}, engine::Number{6}, engine::Number{7});
        loading();
        batch();
        auto face = face_rows(material_.pack, folders_);
        if (face) rows_.insert(rows_.end(), std::make_move_iterator(face->begin()), std::make_move_iterator(face->end()));
        else mistake_ += face.error();
        if (!mistake_.empty()) return Failure(mistake_);
        return std::move(rows_);
    }

private:
    Material& material_;
    tool::Folders folders_;
    bool web_;
    std::vector<Row> rows_{};
    std::string mistake_{};

    void loading() {
        rows_.push_back({"load/json", 0, [&material = material_] {
                             const auto loaded = engine::load_content(material.documents);
                             kept = kept + loaded.issues.size() + (loaded.pack ? loaded.pack->duties.size() : 0);
                         }});
        rows_.push_back({"load/compiled", 5, [bytes = engine::compiled_content(material_.pack)] {
                             const auto loaded = engine::load_compiled(bytes);
                             kept = kept + (loaded ? loaded->duties.size() : 0);
                         }});
    }

    void person(const std::string& example, engine::QuestionId question, std::optional<engine::Answer> first,
                std::optional<engine::Answer> second) {
        const auto file = folders_.pack / "examples" / (example + ".json");
        const auto text = tool::read_text(file.string(), engine::largest_answer_file);
        if (!text) {
            mistake_ += text.error() + "\n";
            return;
        }
        auto loaded = engine::load_answers(material_.pack, *text, file.filename().string());
        if (engine::has_errors(loaded.issues)) mistake_ += tool::text_of(loaded.issues);
        const auto who = std::make_shared<Person>(Person{std::move(loaded.answers), std::move(loaded.track),
                                                         std::move(question), std::move(first), std::move(second)});
        const auto row = [&](const std::string& name, double target, int draws, bool what_if, const std::string& less = "") {
            const auto workspace = std::make_shared<engine::Workspace>(material_.pack);
            rows_.push_back(
                {name + "/" + example, target,
                 [workspace, who, draws, what_if] {
                     keep(workspace->assess(who->changed(),
                                            {.date = day, .track = who->track, .draws = draws, .what_if = what_if}));
                 },
                 less.empty() ? "" : less + "/" + example});
        };
        truths(example, who);
        row("without-draws", 0, 0, false);
        row("reassess", web_ ? 4 : 2, all_draws, false);
        row("reassess-with-what-if", 0, all_draws, true);
        row("next-question", 16, all_draws, true, "reassess");
    }

    // Whether each duty, scheme and measure holds, without its reasons.
    void truths(const std::string& example, const std::shared_ptr<Person>& who) {
        const auto bounds = std::make_shared<engine::Bounds>(material_.pack.program);
        rows_.push_back({"truths/" + example, 0.2, [&pack = material_.pack, bounds, who] {
                             const engine::AssessOptions options{.date = day, .track = who->track, .draws = 0};
                             bounds->read(who->changed());
                             const auto count = [&](engine::Truth truth) { kept = kept + (truth == engine::Truth::yes); };
                             for (const auto& duty : pack.duties) count(verdict_of(duty, options, *bounds));
                             for (const auto& scheme : pack.schemes) count(verdict_of(scheme, options, *bounds));
                             for (const auto& measure : pack.measures) count(verdict_of(measure, pack, options, *bounds));
                         }});
    }

    // As the batch does: answers from JSON, an assessment without draws, the result as JSON.
    void batch() {
        const auto workspace = std::make_shared<engine::Workspace>(material_.pack);
        rows_.push_back(
            {"batch", 60e3 / 20e3, [&material = material_, workspace] {
                 material.next = (material.next + 1) % material.batch.size();
                 const auto loaded = engine::load_answers(material.pack, material.batch[material.next], "batch");
                 const engine::AssessOptions options{.date = day, .track = loaded.track, .draws = 0, .what_if = false};
                 const auto assessment = workspace->assess(loaded.answers, options);
                 kept =
                     kept + engine::result_json(material.pack, loaded.answers, options, assessment, engine::Layout::one_line)
                                .size();
             }});
    }
};

}  // namespace

std::expected<Material, std::string> material_of(const std::string& content) {
    auto loaded = tool::content_of(named(content));
    if (!loaded) return Failure(loaded.error());
    std::vector<engine::Issue> issues;
    Material material{tool::documents_of(loaded->folders, issues), std::move(loaded->pack)};
    for (const auto& path : tool::examples_of(loaded->folders)) {
        auto text = tool::read_text(path.string(), engine::largest_answer_file);
        if (!text) return Failure(text.error() + "\n");
        if (engine::load_answers(material.pack, *text, "").track == "sme") material.batch.push_back(std::move(*text));
    }
    if (material.batch.empty()) return Failure("the content has no examples\n");
    return material;
}

std::expected<std::vector<Row>, std::string> rows_of(Material& material, const std::string& content, bool web) {
    auto folders = tool::folders_of(named(content));
    if (!folders) return Failure(folders.error() + "\n");
    return Rows(material, std::move(*folders), web).run();
}

}  // namespace tk::bench
