package dev.kontor.catalog.product.bulk;

import dev.kontor.shared.web.binding.MergePatch;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Merges a patch into a product; both are in the JSON of the API (RFC 7396). Variants, media and options are
/// matched by name: elements of a patch change only the fields that they contain.
final class ProductPatch {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ProductPatch() {}

    /// @param before the product; empty if it is new
    static ObjectNode apply(ObjectNode before, ObjectNode patch) {
        var merged = MergePatch.merge(before, patch);
        merge(merged, before, patch, "variants", List.of("sku"));
        merge(merged, before, patch, "media", List.of("mediaId", "url"));
        if (patch.get("variants") instanceof ArrayNode variants) {
            wholeOptions(merged.withArray("variants"), variants);
        }
        if (patch.get("options") instanceof ArrayNode options) {
            merged.set("options", options(before.path("options"), options));
        }
        withoutEmpty(merged);
        merged.path("variants").forEach(ProductPatch::withoutEmpty);
        return merged;
    }

    /// An attribute without any language has no value.
    private static void withoutEmpty(JsonNode thing) {
        if (thing.path("attributes") instanceof ObjectNode attributes) {
            attributes.removeIf(value -> value.isObject() && value.isEmpty());
        }
    }

    private static void merge(
            ObjectNode merged, ObjectNode before, ObjectNode patch, String field, List<String> names) {
        if (patch.get(field) instanceof ArrayNode given) {
            var known = byName(before.path(field), names);
            var things = merged.putArray(field);
            for (var thing : given) {
                var old = thing.isObject() ? known.get(name(thing, names)) : null;
                things.add(
                        thing instanceof ObjectNode change
                                ? MergePatch.merge(old == null ? NODES.objectNode() : old, change)
                                : thing);
            }
        }
    }

    private static Map<String, JsonNode> byName(JsonNode things, List<String> names) {
        var known = new LinkedHashMap<String, JsonNode>();
        things.forEach(thing -> {
            var name = name(thing, names);
            if (name != null) {
                known.put(name, thing);
            }
        });
        return known;
    }

    private static @Nullable String name(JsonNode thing, List<String> names) {
        return names.stream()
                .map(thing::path)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .findFirst()
                .orElse(null);
    }

    /// Replaces the options of a variant as a whole if the patch contains them.
    private static void wholeOptions(ArrayNode merged, ArrayNode given) {
        for (int index = 0; index < given.size(); index++) {
            var options = given.get(index).get("options");
            if (options != null && merged.get(index) instanceof ObjectNode variant) {
                variant.set("options", options);
            }
        }
    }

    /// Existing options keep their order and their values, including unused ones; new ones are appended.
    private static ArrayNode options(JsonNode before, ArrayNode given) {
        var wanted = new LinkedHashMap<String, LinkedHashSet<String>>();
        var known = byName(before, List.of("name"));
        var now = byName(given, List.of("name"));
        known.forEach((name, option) -> {
            if (now.containsKey(name)) {
                add(wanted, name, option);
            }
        });
        now.forEach((name, option) -> add(wanted, name, option));
        var options = NODES.arrayNode();
        wanted.forEach((name, values) -> {
            var list = options.addObject().put("name", name).putArray("values");
            values.forEach(list::add);
        });
        return options;
    }

    private static void add(Map<String, LinkedHashSet<String>> wanted, String name, JsonNode option) {
        var values = wanted.computeIfAbsent(name, _ -> new LinkedHashSet<>());
        option.path("values").forEach(value -> values.add(value.asString()));
    }
}
