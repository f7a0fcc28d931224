// What differs between a program of the machine and one of WebAssembly; the build picks the file.
#pragma once

#include <cstddef>
#include <string_view>

namespace tk::bench {

std::string_view machine();  // "native", "wasm" or "wasm without simd"
bool is_web();
std::size_t most_memory();  // bytes: the most that was resident until now, or the heap of WebAssembly, which never shrinks

}  // namespace tk::bench
