# The benchmark of rules is a library, which a test runs; the program is built on request (tools/bench).
set(bench_rules bench/rule_set.cpp bench/rule_text.cpp bench/rules.cpp bench/rules_command.cpp)
add_library(bench STATIC EXCLUDE_FROM_ALL ${bench_rules})
target_link_libraries(bench PUBLIC tool PRIVATE terreinkompas_no_exceptions)

if(TERREINKOMPAS_BENCH)
  file(GLOB bench_sources CONFIGURE_DEPENDS bench/*.cpp)
  list(TRANSFORM bench_rules PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
  list(REMOVE_ITEM bench_sources ${bench_rules})
  list(FILTER bench_sources EXCLUDE REGEX "(machine|face)_(native|web)\\.cpp$")
  set(bench_place $<IF:$<BOOL:${EMSCRIPTEN}>,web,native>)
  add_executable(terreinkompas_bench ${bench_sources} bench/machine_${bench_place}.cpp bench/face_${bench_place}.cpp)
  set_target_properties(terreinkompas_bench PROPERTIES OUTPUT_NAME terreinkompas-bench)
  target_link_libraries(terreinkompas_bench PRIVATE bench google_benchmark terreinkompas_no_exceptions)
  if(NOT EMSCRIPTEN)
    target_link_libraries(terreinkompas_bench PRIVATE ui mirror)
    target_compile_definitions(terreinkompas_bench PRIVATE TERREINKOMPAS_FONTS="${FONTS}")
    add_dependencies(terreinkompas_bench fonts)
  endif()
  if(EMSCRIPTEN)
    # Optimised as the page is; for Node and for a page alike, with files in memory.
    set_target_properties(terreinkompas_bench PROPERTIES SUFFIX .mjs)
    target_link_options(terreinkompas_bench PRIVATE -Oz -flto -sMALLOC=emmalloc -sENVIRONMENT=web,node -sDYNAMIC_EXECUTION=0
      -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=16777216 -sSTACK_SIZE=1048576 -sMODULARIZE=1 -sEXPORT_ES6=1 -sINVOKE_RUN=0 -sEXIT_RUNTIME=1
      -sFORCE_FILESYSTEM=1 "-sEXPORTED_RUNTIME_METHODS=['FS','callMain']")
  endif()
endif()
