// What is new since the open dossier was last looked at, at the top of the plan.
#include "present/screens/parts.h"

namespace tk::present {

namespace {

using dossier::DutyNews;
using dossier::SchemeNews;

const char* word_of(DutyNews news) {
    switch (news) {
        case DutyNews::came: return "came";
        case DutyNews::in_force: return "in_force";
        case DutyNews::coming: return "coming";
        case DutyNews::put_off: return "put_off";
        case DutyNews::ended: return "ended";
        case DutyNews::may_come: return "may_come";
        case DutyNews::open: break;
    }
    return "open";
}

const char* word_of(SchemeNews news) {
    switch (news) {
        case SchemeNews::came: return "came";
        case SchemeNews::opened: return "opened";
        case SchemeNews::closing: return "closing";
        case SchemeNews::ended: return "ended";
        case SchemeNews::fits: return "fits";
        case SchemeNews::may_fit: return "may_fit";
        case SchemeNews::no_fit: break;
    }
    return "no_fit";
}

// One group of news; a row says what happened, and to what, with a link where the content still has it.
class NewsGroup {
public:
    NewsGroup(const State& state, std::string name) : state_(state), name_(std::move(name)) {
        list_ = block("since/" + name_ + "/list", Role::list, Look::tight, state.texts()("since." + name_));
    }

    // `name` is a key of the words of the content. An empty page: there is nothing to go to.
    void add(const std::string& news, const std::string& name, const Place& place) {
        const Texts& texts = state_.texts();
        const std::string key = "since/" + name_ + "/" + std::to_string(list_.children.size());
        const bool known = texts.has(name);
        Block row = box(key, Look::tight, {words(key + "/news", Look::small_soft, texts("since." + news))}, Role::item);
        if (known && !place.id.empty())
            row.children.push_back(action(key + "/go", Role::link, Look::text_link, texts(name), GoTo{place}));
        else row.children.push_back(words(key + "/name", Look::body_strong, texts(known ? name : "since.gone")));
        list_.children.push_back(std::move(row));
    }

    void into(std::vector<Block>& parts) {
        if (list_.children.empty()) return;
        parts.push_back(heading("since/" + name_ + "/title", 3, Look::label_strong, list_.label));
        parts.push_back(std::move(list_));
    }

private:
    const State& state_;
    std::string name_;
    Block list_{};
};

}  // namespace

std::optional<Block> since_card(const State& state) {
    if (!state.shelf.since) return {};
    const Texts& texts = state.texts();
    const dossier::Since& since = *state.shelf.since;
    std::vector<Block> parts{with_icon(heading("since/title", 2, Look::h2, texts("since.title")), "info"),
                             words("since/what", Look::body, texts("since.what", {{"date", date_text(texts, since.then)}}))};
    if (since.other_content) parts.push_back(words("since/content", Look::small_soft, texts("since.content")));

    const auto place_of = [&](Page page, const std::string& id, bool there) {
        return there ? Place{page, id} : Place{page, {}};
    };
    NewsGroup duties(state, "duties"), steps(state, "steps"), schemes(state, "schemes"), questions(state, "questions");
    for (const auto& one : since.duties)
        duties.add(std::string("duty.") + word_of(one.news), "duty." + one.duty.value + ".name",
                   place_of(Page::measure, one.duty.value, one.known_now && one.after != dossier::DutyFate::no));
    const auto add_steps = [&](const std::vector<engine::MeasureId>& ids, const char* news) {
        for (const auto& id : ids)
            steps.add(news, "measure." + id.value + ".name",
                      place_of(Page::measure, id.value, state.pack->find(id) != nullptr));
    };
    add_steps(since.steps_came, "step.came");
    add_steps(since.steps_done, "step.done");
    add_steps(since.steps_went, "step.went");
    for (const auto& one : since.schemes)
        schemes.add(std::string("scheme.") + word_of(one.news), "scheme." + one.scheme.value + ".name",
                    place_of(Page::scheme, one.scheme.value, one.known_now));
    const auto add_question = [&](const engine::QuestionId& id, const char* news, bool there) {
        questions.add(news, "question." + id.value + ".text",
                      place_of(Page::question, id.value, there && state.pack->find(id) != nullptr));
    };
    for (const auto& id : since.questions_came) add_question(id, "question.came", true);
    for (const auto& one : since.moved) add_question(one.to, "question.moved", true);
    for (const auto& id : since.unplaced) add_question(id, "question.unplaced", true);
    for (const auto& id : since.questions_went) add_question(id, "question.went", false);
    for (NewsGroup* group : {&duties, &schemes, &steps, &questions}) group->into(parts);

    parts.push_back(
        box("since/actions", Look::wrap_line,
            {action("since/read", Role::button, Look::secondary, texts("since.read"), Keep{NewsRead{}}, "check")}));
    return box("since", Look::card, std::move(parts));
}

}  // namespace tk::present
