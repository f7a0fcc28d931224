#include "tool/batch.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace tk::tool {

namespace {

// A line goes through a slot of a ring: the reader fills it, a worker takes it, the writer empties it. The reader
// waits when all slots are in use, which bounds the memory.
class Ring {
public:
    Ring(const Batch& batch, const LineWork& work) : batch_(batch), work_(work), slots_(std::size_t{8} * batch.threads) {}

    bool run() {
        std::vector<std::thread> threads;
        threads.emplace_back([this] { write(); });
        for (unsigned i = 0; i < batch_.threads; ++i) threads.emplace_back([this] { labour(); });
        read();
        for (std::thread& thread : threads) thread.join();
        return !failed_;
    }

private:
    struct Slot {
        InputLine line{};
        std::string result{};
        bool done = false;
    };

    // False at the end of the input.
    bool next_line(InputLine& line) {
        line.text.clear();
        line.too_long = false;
        bool any = false;
        for (int c = std::getc(batch_.in); c != EOF; c = std::getc(batch_.in)) {
            if (c == '\n') return true;
            any = true;
            if (line.text.size() < batch_.longest) line.text += static_cast<char>(c);
            else line.too_long = true;
        }
        return any;
    }

    void read() {
        InputLine line;
        for (;;) {
            const bool more = next_line(line);
            std::unique_lock lock(mutex_);
            if (!more) {
                failed_ = failed_ || std::ferror(batch_.in) != 0;
                ended_ = true;
                break;
            }
            has_room_.wait(lock, [this] { return failed_ || read_ - written_ < slots_.size(); });
            if (failed_) break;
            Slot& slot = slots_[read_ % slots_.size()];
            line.number = ++read_;
            std::swap(slot.line, line);
            has_line_.notify_one();
        }
        has_line_.notify_all();
        has_result_.notify_all();
    }

    void labour() {
        for (;;) {
            std::unique_lock lock(mutex_);
            has_line_.wait(lock, [this] { return failed_ || ended_ || taken_ < read_; });
            if (failed_ || taken_ == read_) return;
            Slot& slot = slots_[taken_++ % slots_.size()];
            lock.unlock();
            slot.result = work_(slot.line);
            slot.result += '\n';
            lock.lock();
            slot.done = true;
            has_result_.notify_one();
        }
    }

    void write() {
        for (;;) {
            std::unique_lock lock(mutex_);
            Slot& slot = slots_[written_ % slots_.size()];
            if (!slot.done && !flush(lock)) return fail();
            has_result_.wait(lock, [&] { return failed_ || slot.done || (ended_ && written_ == read_); });
            if (failed_ || !slot.done) return;
            slot.done = false;
            lock.unlock();
            const bool good = std::fwrite(slot.result.data(), 1, slot.result.size(), batch_.out) == slot.result.size();
            lock.lock();
            if (!good) return fail();
            ++written_;
            has_room_.notify_one();
        }
    }

    // Whoever reads our output gets what there is before we wait.
    bool flush(std::unique_lock<std::mutex>& lock) {
        lock.unlock();
        const bool good = std::fflush(batch_.out) == 0;
        lock.lock();
        return good;
    }

    void fail() {
        failed_ = true;
        has_line_.notify_all();
        has_room_.notify_all();
    }

    const Batch& batch_;
    const LineWork& work_;
    std::vector<Slot> slots_;
    std::mutex mutex_{};
    std::condition_variable has_line_{}, has_result_{}, has_room_{};
    std::size_t read_ = 0, taken_ = 0, written_ = 0;  // lines so far
    bool ended_ = false, failed_ = false;
};

}  // namespace

bool run_batch(const Batch& batch, const LineWork& work) { return Ring(batch, work).run(); }

}  // namespace tk::tool
