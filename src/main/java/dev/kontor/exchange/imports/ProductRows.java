package dev.kontor.exchange.imports;

import dev.kontor.catalog.WantedProduct;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.problem.FieldProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Between the rows of a file and the product as the API takes it, there and back: what the API refuses is found in
/// its row and column again.
@Component
class ProductRows {

    private static final Pattern EXTERNAL_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:~-]{0,254}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
    private static final Pattern VARIANT = Pattern.compile("/variants/(\\d+)(?:/([^/]+)(?:/([^/]+))?)?");
    private static final List<String> TEXTS = List.of("title", "description", "slug", "taxCategory");
    private static final String OPTION = "option.";
    private static final String METADATA = "metadata.";

    private final JsonMapper json;

    ProductRows(JsonMapper json) {
        this.json = json;
    }

    /// @param errors takes what is wrong
    /// @return null if too much is
    @Nullable
    WantedProduct product(List<SourceRow> group, List<RowError> errors) {
        var first = group.getFirst();
        if (first.broken() != null) {
            errors.add(first.broken());
            return null;
        }
        var externalId = first.text("externalId");
        if (externalId == null || !EXTERNAL_ID.matcher(externalId).matches()) {
            errors.add(new RowError(
                    first.number(),
                    first.json() == null ? "externalId" : "/externalId",
                    externalId == null ? "required" : "format",
                    externalId == null ? "Must not be empty." : "Has other characters than an external id has."));
            return null;
        }
        var line = first.json();
        return line == null ? ofCells(externalId, group, errors) : ofLine(externalId, first, line, errors);
    }

    private static @Nullable WantedProduct ofLine(
            String externalId, SourceRow row, ObjectNode line, List<RowError> errors) {
        var published = line.get("published");
        if (published != null && !published.isBoolean()) {
            errors.add(new RowError(row.number(), "/published", "wrong-type", "Must be true or false."));
            return null;
        }
        var data = line.deepCopy();
        data.remove("published");
        return new WantedProduct(
                WantedProduct.Step.UPSERT, externalId, data, published == null ? null : published.booleanValue());
    }

    private WantedProduct ofCells(String externalId, List<SourceRow> group, List<RowError> errors) {
        var first = group.getFirst();
        var data = json.createObjectNode();
        TEXTS.forEach(field -> put(data, field, first.text(field)));
        var translations = json.createObjectNode();
        var metadata = json.createObjectNode();
        first.values().forEach((field, value) -> {
            int dot = field.indexOf('.');
            if (field.startsWith(METADATA)) {
                metadata.put(field.substring(dot + 1), value);
            } else if (dot > 0 && TEXTS.contains(field.substring(0, dot))) {
                translations.withObject("/" + field.substring(dot + 1)).put(field.substring(0, dot), value);
            }
        });
        data.set("metadata", metadata);
        data.set("translations", translations);
        var categories = data.putArray("categoryIds");
        var listed = first.text("categoryIds");
        if (listed != null) {
            for (var id : listed.split("\\|")) {
                categories.add(id.strip());
            }
        }
        variants(data, group, errors);
        return new WantedProduct(WantedProduct.Step.UPSERT, externalId, data, truth(first, "published", errors));
    }

    private static void variants(ObjectNode data, List<SourceRow> group, List<RowError> errors) {
        var offered = new LinkedHashMap<String, Set<String>>();
        var variants = data.putArray("variants");
        for (var row : group) {
            if (row.text("sku") == null && group.size() == 1) {
                continue;
            }
            var variant = variants.addObject();
            put(variant, "sku", row.text("sku"));
            put(variant, "barcode", row.text("barcode"));
            var weight = row.text("weightGrams");
            if (weight != null && NUMBER.matcher(weight).matches()) {
                variant.put("weightGrams", Long.parseLong(weight));
            } else if (weight != null) {
                errors.add(new RowError(row.number(), "weightGrams", "wrong-type", "Must be a whole number."));
            }
            var shippable = truth(row, "shippable", errors);
            if (shippable != null) {
                variant.put("shippable", shippable);
            }
            var options = variant.putObject("options");
            row.values().keySet().stream()
                    .filter(field -> field.startsWith(OPTION))
                    .sorted()
                    .forEach(field -> {
                        var value = row.values().get(field);
                        var name = field.substring(OPTION.length());
                        options.put(name, value);
                        offered.computeIfAbsent(name, _ -> new LinkedHashSet<>())
                                .add(String.valueOf(value));
                    });
        }
        var all = data.putArray("options");
        offered.forEach((name, values) -> {
            var option = all.addObject().put("name", name).putArray("values");
            values.forEach(option::add);
        });
    }

    private static void put(ObjectNode object, String field, @Nullable String value) {
        if (value != null) {
            object.put(field, value);
        }
    }

    private static @Nullable Boolean truth(SourceRow row, String field, List<RowError> errors) {
        var text = row.text(field);
        if (text == null) {
            return null;
        }
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            errors.add(new RowError(row.number(), field, "wrong-type", "Must be true or false."));
        }
        return text.equalsIgnoreCase("true");
    }

    /// What the catalogue refused, by row and field.
    List<RowError> errors(List<SourceRow> group, DomainException refusal) {
        var first = group.getFirst();
        var errors = new ArrayList<RowError>();
        var found = new HashSet<RowError>();
        for (var problem : refusal.errors()) {
            var error = error(group, problem);
            if (found.add(error)) {
                errors.add(error);
            }
        }
        if (errors.isEmpty()) {
            errors.add(new RowError(first.number(), "", refusal.code().code(), String.valueOf(refusal.getMessage())));
        }
        return errors;
    }

    private static RowError error(List<SourceRow> group, FieldProblem problem) {
        var first = group.getFirst();
        var pointer = String.valueOf(problem.pointer());
        if (first.json() != null) {
            return new RowError(first.number(), pointer, problem.code(), problem.detail());
        }
        var variant = VARIANT.matcher(pointer);
        if (variant.matches()) {
            int index = Math.min(Integer.parseInt(variant.group(1)), group.size() - 1);
            var field = variant.group(2) == null ? "" : variant.group(2);
            return new RowError(
                    group.get(index).number(),
                    field.equals("options") && variant.group(3) != null ? OPTION + variant.group(3) : field,
                    problem.code(),
                    problem.detail());
        }
        var steps = pointer.substring(Math.min(1, pointer.length())).split("/");
        var field = switch (steps[0]) {
            case "translations" -> steps.length > 2 ? steps[2] + "." + steps[1] : "";
            case "metadata" -> steps.length > 1 ? METADATA + steps[1] : "";
            case "options", "variants" -> "";
            default -> steps[0];
        };
        return new RowError(first.number(), field, problem.code(), problem.detail());
    }
}
