# Third-party code: fetched, pinned, never committed. tools/setup puts the original tarballs of the package
# archive, checked against cmake/pins.txt, in .setup/sources; where one is absent the upstream release is taken.
include(FetchContent)
set(SOURCES ${PROJECT_SOURCE_DIR}/.setup/sources)
set(FETCHCONTENT_QUIET ON)

# Four of the tarballs are the upstream release itself, so one hash serves both ways; Debian repacks the other
# two, whose upstream release has a pin of its own here: the commit of the tag v1.92.2b, and SDL's release file.
foreach(name imgui sdl2 catch2 nlohmann_json benchmark qrcodegen)
  if(EXISTS ${SOURCES}/${name})
    string(TOUPPER ${name} upper)
    set(FETCHCONTENT_SOURCE_DIR_${upper} ${SOURCES}/${name})
  endif()
endforeach()

FetchContent_Declare(imgui GIT_REPOSITORY https://github.com/ocornut/imgui.git GIT_TAG 45acd5e0e82f4c954432533ae9985ff0e1aad6d5 SOURCE_SUBDIR no-cmake)
FetchContent_Declare(nlohmann_json URL https://github.com/nlohmann/json/archive/refs/tags/v3.11.3.tar.gz
  URL_HASH SHA256=0d8ef5af7f9794e3263480193c491549b2ba6cc74bb018906202ada498a79406)
FetchContent_Declare(catch2 URL https://github.com/catchorg/Catch2/archive/refs/tags/v3.7.1.tar.gz
  URL_HASH SHA256=c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c)
FetchContent_Declare(sdl2 URL https://github.com/libsdl-org/SDL/releases/download/release-2.32.4/SDL2-2.32.4.tar.gz
  URL_HASH SHA256=f15b478253e1ff6dac62257ded225ff4e7d0c5230204ac3450f1144ee806f934 SOURCE_SUBDIR no-cmake)

FetchContent_Declare(benchmark URL https://github.com/google/benchmark/archive/refs/tags/v1.9.1.tar.gz
  URL_HASH SHA256=32131c08ee31eeff2c8968d7e874f3cb648034377dfc32a4c377fa8796d84981 SOURCE_SUBDIR no-cmake)

FetchContent_Declare(qrcodegen URL https://github.com/nayuki/QR-Code-generator/archive/refs/tags/v1.8.0.tar.gz
  URL_HASH SHA256=2ec0a4d33d6f521c942eeaf473d42d5fe139abcfa57d2beffe10c5cf7d34ae60 SOURCE_SUBDIR no-cmake)

set(JSON_BuildTests OFF CACHE INTERNAL "")
set(JSON_Install OFF CACHE INTERNAL "")
set(JSON_SystemInclude ON CACHE INTERNAL "")
FetchContent_MakeAvailable(nlohmann_json imgui qrcodegen)

# Of the languages that it is written in, the one without exceptions.
add_library(qrcodegen STATIC ${qrcodegen_SOURCE_DIR}/c/qrcodegen.c)
target_include_directories(qrcodegen SYSTEM PUBLIC ${qrcodegen_SOURCE_DIR}/c)
target_compile_options(qrcodegen PRIVATE -w)

# ImGui without a window, for tests; and with SDL and OpenGL, for the page and the desktop.
add_library(imgui_core STATIC ${imgui_SOURCE_DIR}/imgui.cpp ${imgui_SOURCE_DIR}/imgui_draw.cpp
  ${imgui_SOURCE_DIR}/imgui_tables.cpp ${imgui_SOURCE_DIR}/imgui_widgets.cpp)
target_include_directories(imgui_core SYSTEM PUBLIC ${imgui_SOURCE_DIR} ${imgui_SOURCE_DIR}/backends)
target_compile_definitions(imgui_core PUBLIC IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS IMGUI_DISABLE_DEFAULT_FONT
  IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_FILE_FUNCTIONS IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS)
target_compile_options(imgui_core PRIVATE -w -fno-exceptions -fno-rtti)

if(EMSCRIPTEN)
  FetchContent_MakeAvailable(sdl2)
  # SDL's own CMake configure takes minutes under Emscripten; these are the sources that the page needs.
  set(SDL_FOLDERS . atomic cpuinfo events file libm stdlib thread thread/generic timer timer/unix video video/yuv2rgb
    video/emscripten audio audio/dummy audio/emscripten joystick joystick/dummy joystick/emscripten haptic haptic/dummy sensor
    sensor/dummy render hidapi locale locale/emscripten misc misc/emscripten power power/emscripten filesystem/emscripten loadso/dlopen)
  set(SDL_FILES)
  foreach(folder ${SDL_FOLDERS})
    file(GLOB files ${sdl2_SOURCE_DIR}/src/${folder}/*.c)
    list(APPEND SDL_FILES ${files})
  endforeach()
  add_library(sdl2_lean STATIC ${SDL_FILES})
  target_include_directories(sdl2_lean SYSTEM PUBLIC ${sdl2_SOURCE_DIR}/include)
  target_compile_definitions(sdl2_lean PRIVATE SDL_LEAN_AND_MEAN=1 SDL_AUDIO_DISABLED=1 SDL_JOYSTICK_DISABLED=1
    SDL_HAPTIC_DISABLED=1 SDL_SENSOR_DISABLED=1 SDL_RENDER_DISABLED=1 SDL_HIDAPI_DISABLED=1)
  target_compile_options(sdl2_lean PRIVATE -w -Oz -flto)
  add_library(imgui_window STATIC ${imgui_SOURCE_DIR}/backends/imgui_impl_sdl2.cpp ${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp)
  target_compile_definitions(imgui_window PUBLIC IMGUI_IMPL_OPENGL_ES3)
  target_link_libraries(imgui_window PUBLIC imgui_core sdl2_lean)
  target_compile_options(imgui_window PRIVATE -w -fno-exceptions -fno-rtti)
else()
  FetchContent_MakeAvailable(catch2)
  target_compile_options(Catch2 PRIVATE -w -fno-sanitize=all)  # only our code and what it calls is checked
  set_target_properties(Catch2 PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 12)
  list(APPEND CMAKE_MODULE_PATH ${catch2_SOURCE_DIR}/extras)
  find_package(SDL2 QUIET)
  find_package(OpenGL QUIET)
  if(SDL2_FOUND AND OpenGL_FOUND)
    add_library(imgui_window STATIC ${imgui_SOURCE_DIR}/backends/imgui_impl_sdl2.cpp ${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp)
    target_link_libraries(imgui_window PUBLIC imgui_core SDL2::SDL2 OpenGL::GL ${CMAKE_DL_LIBS})
    target_compile_options(imgui_window PRIVATE -w)
  endif()
endif()

if(TERREINKOMPAS_BENCH)
  FetchContent_MakeAvailable(benchmark)
  # Its own CMake tries the compiler out for a while; what it finds is known here.
  file(GLOB files ${benchmark_SOURCE_DIR}/src/*.cc)
  list(FILTER files EXCLUDE REGEX "benchmark_main")
  add_library(google_benchmark STATIC ${files})
  target_include_directories(google_benchmark SYSTEM PUBLIC ${benchmark_SOURCE_DIR}/include)
  target_compile_definitions(google_benchmark PUBLIC BENCHMARK_STATIC_DEFINE
    PRIVATE HAVE_STD_REGEX HAVE_STEADY_CLOCK BENCHMARK_VERSION="v1.9.1")
  target_compile_options(google_benchmark PRIVATE -w -fno-exceptions)
endif()
