package dev.kontor.exchange.imports;

import dev.kontor.catalog.TypedAttribute;
import dev.kontor.exchange.file.CellList;
import dev.kontor.exchange.file.CellPairs;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Converts the rows of a product to a patch: fields without a column stay unchanged, an empty cell removes the
/// value.
final class ProductCells {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
    private static final List<String> PROSE = List.of("title", "description", "seoTitle", "seoDescription");
    private static final List<String> FIELDS = List.of("slug", "taxCategory", "productTypeId", "brandId");
    private static final List<String> LISTS = List.of("categoryIds", "tags");

    private final List<SourceRow> group;
    private final SourceRow first;
    private final AttributeCells attributes;
    private final List<RowError> errors;

    /// @param types the attributes of the product type
    /// @param language default language of the shop
    /// @param errors collects the errors
    ProductCells(List<SourceRow> group, List<TypedAttribute> types, Locale language, List<RowError> errors) {
        this.group = group;
        this.first = group.getFirst();
        this.attributes = new AttributeCells(types, language);
        this.errors = errors;
    }

    ObjectNode patch() {
        var data = NODES.objectNode();
        PROSE.forEach(field -> put(data, first, field, first.prose(field)));
        FIELDS.forEach(field -> put(data, first, field, first.text(field)));
        LISTS.forEach(field -> list(data, field));
        translations(data);
        metadata(data);
        media(data);
        inputs(data);
        set(data, "attributes", attributes.read(first, false));
        variants(data);
        return data;
    }

    private static void put(ObjectNode data, SourceRow row, String field, @Nullable String value) {
        if (value != null) {
            data.put(field, value);
        } else if (row.has(field)) {
            data.putNull(field);
        }
    }

    private static void set(ObjectNode data, String field, ObjectNode values) {
        if (!values.isEmpty()) {
            data.set(field, values);
        }
    }

    private void list(ObjectNode data, String field) {
        if (first.has(field)) {
            var list = data.putArray(field);
            values(first, field).forEach(list::add);
        }
    }

    private static List<String> values(SourceRow row, String field) {
        var cell = row.text(field);
        return cell == null ? List.of() : CellList.read(cell);
    }

    /// Removes the translation of a language whose title is empty.
    private void translations(ObjectNode data) {
        var translations = NODES.objectNode();
        first.values().keySet().forEach(field -> {
            var text = ProductFields.localized(field);
            if (text.matches()) {
                var language = text.group(2);
                if (first.has("title." + language) && first.text("title." + language) == null) {
                    translations.putNull(language);
                } else {
                    translations.withObjectProperty(language).set(text.group(1), cell(first.prose(field)));
                }
            }
        });
        set(data, "translations", translations);
    }

    /// Reads metadata from one column for all keys or one column per key. An empty cell for all removes
    /// everything, unless other columns have values.
    private void metadata(ObjectNode data) {
        var metadata = NODES.objectNode();
        pairs(first, "metadata").forEach(metadata::put);
        first.values().keySet().stream()
                .filter(field -> field.startsWith(ProductFields.METADATA))
                .forEach(field -> {
                    var name = field.substring(ProductFields.METADATA.length());
                    metadata.set(name, cell(first.prose(field)));
                });
        if (metadata.isEmpty() && first.has("metadata")) {
            data.putNull("metadata");
        }
        set(data, "metadata", metadata);
    }

    private static JsonNode cell(@Nullable String text) {
        return text == null ? NODES.nullNode() : NODES.stringNode(text);
    }

    private Map<String, String> pairs(SourceRow row, String field) {
        var cell = row.text(field);
        var pairs = cell == null ? Optional.of(Map.<String, String>of()) : CellPairs.read(cell);
        if (pairs.isEmpty()) {
            errors.add(new RowError(row.number(), field, "format", "Must be pairs such as Colour=Blue|Size=M."));
        }
        return new LinkedHashMap<>(pairs.orElse(Map.of()));
    }

    /// Reads ids of the media library or URLs.
    private void media(ObjectNode data) {
        if (first.has("media")) {
            var media = data.putArray("media");
            for (var picture : values(first, "media")) {
                media.addObject().put(picture.startsWith("med_") ? "mediaId" : "url", picture);
            }
        }
    }

    /// Reads buyer inputs as the JSON array that the API accepts.
    private void inputs(ObjectNode data) {
        if (!first.has("inputs")) {
            return;
        }
        var cell = first.text("inputs");
        try {
            if (cell == null) {
                data.putArray("inputs");
            } else if (JSON.readTree(cell) instanceof ArrayNode inputs) {
                data.set("inputs", inputs);
            } else {
                errors.add(first.error("inputs", "wrong-type", "Must be a JSON array."));
            }
        } catch (JacksonException _) {
            errors.add(first.error("inputs", "malformed-json", "Is not well-formed JSON."));
        }
    }

    private void variants(ObjectNode data) {
        if (!first.has("sku")) {
            group.stream().skip(1).forEach(row -> errors.add(row.error("sku", "required", "Must not be empty.")));
            return;
        }
        var named = first.values().keySet().stream()
                .filter(field -> field.startsWith(ProductFields.OPTION))
                .sorted()
                .toList();
        boolean optioned = !named.isEmpty() || first.has("options");
        var offered = new LinkedHashMap<String, Set<String>>();
        var variants = data.putArray("variants");
        for (var row : group) {
            if (row.text("sku") == null && group.size() == 1) {
                continue;
            }
            var variant = variants.addObject();
            variant(variant, row);
            if (optioned) {
                var options = variant.putObject("options");
                options(row, named).forEach((name, value) -> {
                    options.put(name, value);
                    offered.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(value);
                });
            }
        }
        if (optioned) {
            var all = data.putArray("options");
            offered.forEach((name, values) -> {
                var option = all.addObject().put("name", name).putArray("values");
                values.forEach(option::add);
            });
        }
    }

    private void variant(ObjectNode variant, SourceRow row) {
        put(variant, row, "sku", row.text("sku"));
        put(variant, row, "barcode", row.text("barcode"));
        number(variant, row, "weightGrams");
        number(variant, row, "volumeCm3");
        put(variant, row, "shippingProfile", row.text("shippingProfile"));
        shippable(variant, row);
        set(variant, "attributes", attributes.read(row, true));
    }

    private Map<String, String> options(SourceRow row, List<String> named) {
        var options = pairs(row, "options");
        named.forEach(field -> {
            var value = row.text(field);
            if (value != null) {
                options.put(field.substring(ProductFields.OPTION.length()), value);
            }
        });
        return options;
    }

    private void number(ObjectNode variant, SourceRow row, String field) {
        var text = row.text(field);
        if (text == null) {
            put(variant, row, field, null);
        } else if (NUMBER.matcher(text).matches()) {
            variant.put(field, Long.parseLong(text));
        } else {
            errors.add(new RowError(row.number(), field, "wrong-type", "Must be a whole number."));
        }
    }

    private void shippable(ObjectNode variant, SourceRow row) {
        var shippable = truth(row, "shippable", errors);
        if (shippable == null) {
            put(variant, row, "shippable", null);
        } else {
            variant.put("shippable", shippable);
        }
    }

    static @Nullable Boolean truth(SourceRow row, String field, List<RowError> errors) {
        var text = row.text(field);
        if (text == null) {
            return null;
        }
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            errors.add(new RowError(row.number(), field, "wrong-type", "Must be true or false."));
        }
        return text.equalsIgnoreCase("true");
    }
}
