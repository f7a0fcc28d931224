#include "engine/needs.h"

#include <unordered_map>

namespace tk::engine {

namespace {

class Needs {
public:
    explicit Needs(const ContentPack& pack) : pack_(pack) {}

    std::vector<NeedsFault> run() {
        for (const Measure& measure : pack_.measures) places_.emplace(measure.id, &measure);
        for (const Measure& measure : pack_.measures)
            if (!measure.id.empty() && states_[&measure] == State::fresh) follow(measure);
        return std::move(faults_);
    }

private:
    enum class State { fresh, open, done };
    const ContentPack& pack_;
    std::unordered_map<MeasureId, const Measure*> places_{};
    std::unordered_map<const Measure*, State> states_{};
    std::vector<NeedsFault> faults_{};
    std::size_t depth_ = 0;
    bool too_long_ = false;

    void follow(const Measure& measure) {
        if (depth_ >= longest_chain) {
            if (!too_long_) faults_.push_back({&measure, nullptr});
            too_long_ = true;
            return;
        }
        ++depth_;
        states_[&measure] = State::open;
        for (const MeasureId& id : measure.needs) {
            const auto found = places_.find(id);
            if (found == places_.end()) continue;
            if (states_[found->second] == State::open) faults_.push_back({&measure, found->second});
            else if (states_[found->second] == State::fresh) follow(*found->second);
        }
        states_[&measure] = State::done;
        --depth_;
    }
};

}  // namespace

std::vector<NeedsFault> faults_of_needs(const ContentPack& pack) { return Needs(pack).run(); }

}  // namespace tk::engine
