# How our own code is compiled: terreinkompas_options for every folder of src.
option(TERREINKOMPAS_SANITIZE "Build with the address and undefined behaviour sanitizers" OFF)
option(TERREINKOMPAS_SIMD "Let the web build use the vector instructions of WebAssembly" ON)
option(TERREINKOMPAS_BENCH "Build the benchmark program too (tools/bench)" OFF)
option(TERREINKOMPAS_FUZZ "Build the fuzzers too; needs clang and its runtime (tools/fuzz)" OFF)

add_library(terreinkompas_options INTERFACE)
target_include_directories(terreinkompas_options INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_compile_options(terreinkompas_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
  -Wno-missing-field-initializers -Werror -ffp-contract=off)
# g++ 12 sees uninitialised members in a variant that is moved, and overlaps in a string that is joined; clang still warns of the real ones.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(terreinkompas_options INTERFACE -Wno-maybe-uninitialized -Wno-restrict)
endif()
target_compile_definitions(terreinkompas_options INTERFACE JSON_NOEXCEPTION TERREINKOMPAS_VERSION="${PROJECT_VERSION}")

# src throws nothing; Catch2 does, so the tests keep exceptions.
add_library(terreinkompas_no_exceptions INTERFACE)
target_compile_options(terreinkompas_no_exceptions INTERFACE -fno-exceptions -fno-rtti)

# Most of the time of a build went into reading the same headers again: the files of a folder are read together, tests
# have the headers of others precompiled, and there is no more debug information than a stack of calls needs.
# tools/test --full reads each file by itself, and so tells of an include that is missing.
option(TERREINKOMPAS_TOGETHER "Compile the files of a folder together: sooner done, but more to do after each change" ON)
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")
function(terreinkompas_together target batch)
  if(TERREINKOMPAS_TOGETHER)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${batch})
  endif()
endfunction()

if(TERREINKOMPAS_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -O1)
  add_link_options(-fsanitize=address,undefined)
endif()

if(TERREINKOMPAS_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -g1 -O1
    -Wno-deprecated-declarations)  # of libstdc++ 12, which clang sees through
  add_link_options(-fsanitize=address,undefined)
endif()

if(EMSCRIPTEN)
  # Size first; the engine's draws ask for speed themselves (src/CMakeLists.txt).
  set(CMAKE_CXX_FLAGS_MINSIZEREL "-Oz -DNDEBUG")
  set(CMAKE_C_FLAGS_MINSIZEREL "-Oz -DNDEBUG")
  add_compile_options(-flto $<$<BOOL:${TERREINKOMPAS_SIMD}>:-msimd128>)
endif()
