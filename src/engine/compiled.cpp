#include "engine/compiled.h"

#include "engine/compiled/layout.h"
#include "engine/compiled/reader.h"
#include "engine/compiled/sound.h"
#include "engine/compiled/writer.h"

namespace tk::engine {

namespace {

constexpr std::string_view pack_mark = "TKPACK";
constexpr char form = 1;  // of these bytes; what the content's types are made of is told by their layout
constexpr std::size_t head_size = pack_mark.size() + 1 + 8 + 8;

std::uint64_t layout() {
    compiled::Layout found;
    const ContentPack nothing;
    compiled::walk(found, nothing);
    return found.hash();
}

std::string eight_bytes(std::uint64_t value) {
    std::string bytes;
    for (int shift = 0; shift < 64; shift += 8) bytes += static_cast<char>(value >> shift & 255);
    return bytes;
}

// Names lead to places again.
void name_places(Program& program) {
    const auto name = [&](const auto& things, NameKind kind) {
        for (std::size_t i = 0; i < things.size(); ++i)
            program.names.emplace(things[i].name, Name{kind, static_cast<std::int32_t>(i)});
    };
    name(program.inputs, NameKind::input);
    name(program.coefficients, NameKind::coefficient);
    name(program.quantities, NameKind::quantity);
}

}  // namespace

std::string compiled_content(const ContentPack& pack) {
    compiled::Writer writer(pack.program.flow);
    compiled::walk(writer, pack);
    const std::string body = writer.bytes();
    return std::string(pack_mark) + form + eight_bytes(layout()) + eight_bytes(hash_of(body)) + body;
}

std::expected<ContentPack, std::string> load_compiled(std::string_view bytes) {
    if (!bytes.starts_with(pack_mark)) return std::unexpected("this is no compiled content");
    if (bytes.size() > largest_compiled) return std::unexpected("this content is too large");
    if (bytes.size() < head_size) return std::unexpected("this content is not whole");
    std::string_view head = bytes.substr(pack_mark.size());
    const std::string_view body = bytes.substr(head_size);
    if (head[0] != form || head.substr(1, 8) != eight_bytes(layout()))
        return std::unexpected("this content was compiled by another version of the program; compile it again");
    if (head.substr(9, 8) != eight_bytes(hash_of(body))) return std::unexpected("this content is damaged");
    compiled::Reader reader(body);
    std::expected<ContentPack, std::string> pack;
    compiled::walk(reader, *pack);
    if (!reader.good() || !reader.at_end()) return std::unexpected("this content is damaged");
    name_places(pack->program);
    if (auto fault = compiled::fault_of(*pack)) return std::unexpected("this content is damaged: " + *fault);
    return pack;
}

}  // namespace tk::engine
