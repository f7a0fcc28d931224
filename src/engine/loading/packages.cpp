#include "engine/loading/kinds.h"

namespace tk::engine::loading {

void read_packages(Loading& loading) {
    loading.each("packages", [&](Reader& reader) {
        loading.declare("package", reader);
        loading.pack.packages.push_back({{reader.text("id")}, reader.text("track")});
        reader.done();
    });
}

}  // namespace tk::engine::loading
