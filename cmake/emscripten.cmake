# Emscripten's own toolchain file, found beside emcc.
find_program(EMCC emcc REQUIRED NO_CMAKE_FIND_ROOT_PATH)
file(REAL_PATH "${EMCC}" EMCC_REAL)
get_filename_component(EMSCRIPTEN_HOME "${EMCC_REAL}" DIRECTORY)
include("${EMSCRIPTEN_HOME}/cmake/Modules/Platform/Emscripten.cmake")
