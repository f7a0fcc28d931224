#include "present/screens/parts.h"

#include <algorithm>

namespace tk::present {

std::vector<Block> welcome_page(const State& state) {
    const Texts& texts = state.texts();
    Block main = block("main", Role::main, Look::stack);

    std::vector<Block> copy;
    copy.push_back(heading("title", 1, Look::display, texts("welcome.title")));
    copy.push_back(words("welcome/lead", Look::lead, texts("welcome.lead")));
    const auto start = [&](const char* key, const char* name, const char* track, const char* icon) {
        Block card = action(key, Role::link, Look::choice_card, texts(std::string("welcome.") + name), Begin{track}, icon,
                            "arrow-right");
        card.help = texts(std::string("welcome.") + name + "_help");
        copy.push_back(std::move(card));
    };
    start("welcome/start", "company", "sme", "store");
    start("welcome/start-terrain", "terrain", "terrain", "map");

    main.children.push_back(box("welcome/hero", Look::hero,
                                {box("welcome/copy", Look::hero_copy, std::move(copy)), picture("welcome/picture")}));

    // The line of themes has no need of a title for who sees it.
    Block themes = heading("welcome/themes/title", 2, Look::h3, texts("welcome.themes"));
    themes.mirror_only = true;
    main.children.push_back(box("welcome/themes", Look::stack, {std::move(themes), route(state)}));

    const bool terrain = state.track == "terrain";
    if (std::ranges::any_of(state.answers,
                            [&](const auto& entry) { return state.assessment.find(entry.first) != nullptr; })) {
        int done = 0;
        const auto& questions = state.questionnaire.shown;
        for (const auto& id : questions) done += state.answers.find(id) != nullptr ? 1 : 0;
        Block card = box(
            "resume", Look::card,
            {heading("resume/title", 2, Look::h3, texts(terrain ? "welcome.resume.terrain" : "welcome.resume.title")),
             words("resume/where", Look::body,
                   texts("welcome.resume.where",
                         {{"done", std::to_string(done)}, {"total", std::to_string(questions.size())}})),
             box("resume/actions", Look::wrap_line,
                 {action("resume/continue", Role::link, Look::secondary, texts("welcome.resume.continue"), Continue{}, {},
                         "arrow-right"),
                  action("resume/plan", Role::link, Look::text_button, texts("welcome.resume.plan"), GoTo{{Page::plan, {}}}),
                  action("resume/start-over", Role::button, Look::text_button, texts("footer.start_over"), StartOver{false},
                         "eraser"),
                  action("resume/dossiers", Role::link, Look::text_button, texts("dossiers.all"), GoTo{{Page::dossiers, {}}},
                         "folder-open")})});
        main.children.push_back(std::move(card));
    }

    Block promises = block("promises", Role::list, Look::wrap_line, texts("welcome.promises"));
    const auto promise = [&](const char* name, const char* icon) {
        promises.children.push_back(with_icon(block(std::string("promise/") + name, Role::item, Look::icon_line,
                                                    texts(std::string("welcome.promise.") + name)),
                                              icon));
    };
    promise("device", "lock");
    promise("unsure", "circle-help");
    promise("why", "info");
    main.children.push_back(std::move(promises));
    std::vector<Block> how;
    how.push_back(heading("how/title", 2, Look::h3, texts("welcome.how.title")));
    Block list = block("how/list", Role::list, Look::grid_two, texts("welcome.how.title"));
    for (const char* step : {"1", "2", "3"}) {
        Block item =
            block(std::string("how/") + step, Role::item, Look::node_can, texts(std::string("welcome.how.") + step));
        item.value = step;
        list.children.push_back(std::move(item));
    }
    how.push_back(std::move(list));
    main.children.push_back(box("how", Look::card, std::move(how), Role::group));
    return {std::move(main)};
}

}  // namespace tk::present
