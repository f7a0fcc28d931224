// What changed for a dossier since it was last looked at: by the content, by the day, or by the answers. A value; nothing
// in the dossier changes.
#pragma once

#include "dossier/dossier.h"
#include "dossier/dossier_json.h"

#include <string>
#include <vector>

namespace tk::dossier {

enum class DutyNews {
    came,      // applies now, and did not or hung on open answers
    in_force,  // was coming, and holds now
    coming,    // will apply: it did not, or hung on open answers
    put_off,   // was in force, and is not yet now
    ended,     // applied or was coming, and does not any more; also when the content has it no more
    may_come,  // did not apply, and now hangs on open answers
    open,      // applied or was coming, and now hangs on open answers
};

struct DutyChange {
    engine::DutyId duty{};
    DutyNews news = DutyNews::came;
    DutyFate before = DutyFate::no, after = DutyFate::no;
    bool known_then = true, known_now = true;  // whether the content has it
};

enum class SchemeNews {
    came,     // the content did not have it, and the company may fit it
    opened,   // it could not be applied for, and can now
    closing,  // it ends soon, and did not look so
    ended,    // it can't be applied for any more; also when the content has it no more
    fits,     // the verdict changed to yes
    may_fit,  // to unknown
    no_fit,   // to no
};

struct SchemeChange {
    engine::SchemeId scheme{};
    SchemeNews news = SchemeNews::came;
    SeenScheme before{}, after{};
    bool known_then = true, known_now = true;
};

struct Since {
    engine::Date then{}, now{};
    bool other_content = false;  // not of the same hash
    std::string version_then{}, version_now{};
    std::vector<DutyChange> duties{};                  // in the order of the pack, then those that it has no more
    std::vector<engine::MeasureId> steps_came{};       // in the order of the plan
    std::vector<engine::MeasureId> steps_went{};       // in that of then; without those that are done
    std::vector<engine::MeasureId> steps_done{};       // steps of then that the person says are done
    std::vector<SchemeChange> schemes{};               // as duties; a scheme may stand here twice, window first
    std::vector<engine::QuestionId> questions_came{};  // asked and not answered, in the order of the pack
    std::vector<engine::QuestionId> questions_went{};  // not asked any more, or gone from the content
    std::vector<MovedAnswer> moved{};                  // as they were read
    std::vector<engine::QuestionId> unplaced{};        // likewise
    bool empty() const;                                // nothing of these; the content may be another
};

// Of a dossier as it was read. The assessment is of its answers and choices, on the day. Nothing was seen: nothing is new,
// but for what became of answers.
Since since(const engine::ContentPack&, const LoadedDossier&, const engine::Assessment&, engine::Date);

// For programs: members and lists in a fixed order, names as here.
std::string since_json(const Since&);

}  // namespace tk::dossier
