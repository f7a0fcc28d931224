#include "engine/loading/kinds.h"

namespace tk::engine::loading {

namespace {

void read_coefficient(Loading& loading, Reader& reader) {
    const bool fresh = loading.declare("coefficient", reader);
    Coefficient coefficient;
    coefficient.name = reader.text("id");
    coefficient.unit = loading.unit(reader);
    reader.one_of("confidence", confidences, false);
    reader.skip({"sources"});
    const std::string by = reader.text("by");
    if (by.empty()) {
        coefficient.values = {read_estimate(reader)};
    } else {
        coefficient.by = loading.pack.program.input(by);
        if (coefficient.by < 0) {
            loading.resolve("question", by, reader.at("by"));
            coefficient.values = {Estimate{}};
            reader.skip({"values"});
        } else if (loading.pack.program.inputs[static_cast<std::size_t>(coefficient.by)].kind != InputKind::one) {
            reader.complain("by", "a table goes by a question with one choice");
            coefficient.by = -1;
            coefficient.values = {Estimate{}};
            reader.skip({"values"});
        } else if (const json* table = reader.need("values")) {
            Reader rows = reader.inside("values", *table);
            for (const std::string& option : loading.pack.program.inputs[static_cast<std::size_t>(coefficient.by)].options) {
                Estimate estimate;
                const json* row = rows.need(option);
                if (row != nullptr && row->is_array() && row->size() == 3 &&
                    std::ranges::all_of(*row, [](const json& one) { return one.is_number(); }))
                    estimate =
                        estimate_of((*row)[0].get<double>(), (*row)[1].get<double>(), (*row)[2].get<double>(), rows, option);
                else if (row != nullptr) rows.complain(option, "[low, likely, high] is expected here");
                coefficient.values.push_back(estimate);
            }
            rows.done();
        }
        if (coefficient.values.empty()) coefficient.values = {Estimate{}};
    }
    reader.done();
    if (fresh) loading.name(coefficient.name, NameKind::coefficient, loading.pack.program.coefficients.size(), reader);
    loading.pack.program.coefficients.push_back(std::move(coefficient));
}

void declare_quantity(Loading& loading, Reader& reader) {
    const bool fresh = loading.declare("quantity", reader);
    Quantity quantity{reader.text("id"), reader.flag("raw"), {}, loading.unit(reader)};
    reader.skip({"value"});
    reader.done();
    loading.quantity_places.push_back(reader.at("value"));
    if (fresh) loading.name(quantity.name, NameKind::quantity, loading.pack.program.quantities.size(), reader);
    loading.pack.program.quantities.push_back(std::move(quantity));
}

}  // namespace

void read_coefficients(Loading& loading) {
    loading.each("coefficients", [&](Reader& reader) { read_coefficient(loading, reader); });
}

void declare_quantities(Loading& loading) {
    loading.each("quantities", [&](Reader& reader) { declare_quantity(loading, reader); });
}

void read_quantities(Loading& loading) {
    std::size_t index = 0;
    loading.each("quantities", [&](Reader& reader) {
        Quantity& quantity = loading.pack.program.quantities[index++];
        const bool raw = quantity.raw;
        const Unit own = quantity.unit;
        const Amount value{loading.code(reader, "value", Type::number, raw ? Scope::answers : Scope::everything, true, own)};
        loading.pack.program.quantities[index - 1].value = value.empty() ? Amount{loading.pack.program.add({}, {})} : value;
    });
}

}  // namespace tk::engine::loading
