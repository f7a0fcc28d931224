#include "bench/machine.h"

namespace tk::bench {

std::string_view machine() {
#ifdef __wasm_simd128__
    return "wasm";
#else
    return "wasm without simd";
#endif
}
bool is_web() { return true; }

std::size_t most_memory() { return __builtin_wasm_memory_size(0) * 65536; }

}  // namespace tk::bench
