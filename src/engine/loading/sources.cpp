#include "engine/loading/kinds.h"

namespace tk::engine::loading {

void read_sources(Loading& loading) {
    loading.each("sources", [&](Reader& reader) {
        loading.declare("source", reader);
        loading.pack.sources.push_back(
            {{reader.text("id")}, reader.text("title", true), reader.address("url"), reader.date("as_of")});
        reader.done();
    });
}

}  // namespace tk::engine::loading
