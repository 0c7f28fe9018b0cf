package dev.kontor.catalog.type;

import dev.kontor.catalog.AttributeKind;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.media.MediaId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.JsonPointers;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Validates the attribute values of a product and its variants by the product type.
public final class TypeRules {

    private final List<Field> fields;
    private final ValueReader reader;

    TypeRules(List<Field> fields, ValueReader reader) {
        this.fields = List.copyOf(fields);
        this.reader = reader;
    }

    /// An attribute as used by the type.
    record Field(Attribute attribute, AttributeLevel level, boolean required, AttributeRule rule) {

        String code() {
            return attribute.code();
        }
    }

    /// The validated values as stored.
    ///
    /// @param variants in the given order
    public record Checked(Attributes product, List<Attributes> variants) {}

    /// @param product the values of the product itself
    /// @param variants the values of its variants
    /// @param complete whether required values must be present
    /// @param place JSON pointer of a variant in the request
    /// @throws RejectedException with a pointer to each invalid value
    public Checked check(Attributes product, List<Attributes> variants, boolean complete, IntFunction<String> place) {
        var problems = new ArrayList<FieldProblem>();
        var checked =
                new Checked(read(AttributeLevel.PRODUCT, product, "", problems), new ArrayList<>(variants.size()));
        for (int index = 0; index < variants.size(); index++) {
            checked.variants.add(read(AttributeLevel.VARIANT, variants.get(index), place.apply(index), problems));
        }
        if (problems.isEmpty()) {
            compare(checked.variants, place, problems);
            if (complete) {
                problems.addAll(missing(checked.product, checked.variants, place));
            }
        }
        if (!problems.isEmpty()) {
            throw new RejectedException(
                    ProblemCode.REJECTED, "The attributes are not valid for the product type.", Map.of(), problems);
        }
        return checked;
    }

    /// Returns a problem for each missing required value.
    public List<FieldProblem> missing(Attributes product, List<Attributes> variants, IntFunction<String> place) {
        var problems = new ArrayList<FieldProblem>();
        for (var field : fields) {
            if (field.required && field.level == AttributeLevel.PRODUCT) {
                require(field, product, "", problems);
            } else if (field.required) {
                for (int index = 0; index < variants.size(); index++) {
                    require(field, variants.get(index), place.apply(index), problems);
                }
            }
        }
        return problems;
    }

    private static void require(Field field, Attributes given, String owner, List<FieldProblem> problems) {
        if (given.get(field.code()) == null) {
            problems.add(problem(owner, field.code(), "required", "Is required by the product type."));
        }
    }

    private Attributes read(AttributeLevel level, Attributes given, String owner, List<FieldProblem> problems) {
        var stored = new TreeMap<String, JsonNode>();
        given.values().forEach((code, value) -> {
            var field = field(level, code);
            if (field == null) {
                problems.add(problem(owner, code, "unknown-attribute", unknown(level, code)));
                return;
            }
            try {
                stored.put(code, reader.read(field.attribute, value));
            } catch (InvalidAttributeValue invalid) {
                problems.add(problem(owner, code, invalid.code(), invalid.detail()));
            }
        });
        return Attributes.of(stored);
    }

    private String unknown(AttributeLevel level, String code) {
        var elsewhere = fields.stream().anyMatch(field -> field.code().equals(code));
        return elsewhere
                ? "Must be set on the %s.".formatted(level == AttributeLevel.PRODUCT ? "variants" : "product itself")
                : "The product type has no such attribute.";
    }

    private @Nullable Field field(AttributeLevel level, String code) {
        return fields.stream()
                .filter(field -> field.level == level && field.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    private void compare(List<Attributes> variants, IntFunction<String> place, List<FieldProblem> problems) {
        var combined = fields.stream()
                .filter(field -> field.rule == AttributeRule.COMBINATION_UNIQUE)
                .map(Field::code)
                .toList();
        var combinations = new HashSet<List<String>>();
        for (int index = 0; index < variants.size(); index++) {
            var variant = variants.get(index);
            for (var field : fields) {
                if (field.rule == AttributeRule.SAME_FOR_ALL
                        && !same(variants.getFirst().get(field.code()), variant.get(field.code()))) {
                    problems.add(
                            problem(place.apply(index), field.code(), "differs", "Must be the same for all variants."));
                }
            }
            var combination = combined.stream()
                    .map(code -> String.valueOf(variant.get(code)))
                    .toList();
            boolean combines = combined.stream().anyMatch(code -> variant.get(code) != null);
            if (combines && !combinations.add(combination)) {
                problems.add(problem(
                        place.apply(index),
                        combined.getFirst(),
                        "combination-taken",
                        "Another variant has the same combination of " + String.join(", ", combined) + "."));
            }
        }
    }

    private static boolean same(@Nullable JsonNode one, @Nullable JsonNode other) {
        return one == null ? other == null : one.equals(other);
    }

    /// Copies the values that must be equal in all variants from one variant to the others.
    ///
    /// @param over whether to replace the values of the others, or only to fill in missing ones
    public List<Attributes> spread(List<Attributes> variants, int from, boolean over) {
        var shared = fields.stream()
                .filter(field -> field.rule == AttributeRule.SAME_FOR_ALL)
                .map(Field::code)
                .toList();
        return variants.stream()
                .map(variant -> variant.with(shared, variants.get(from), over))
                .toList();
    }

    /// Returns the values without those of unique attributes.
    public Attributes withoutUnique(Attributes values) {
        var remaining = new TreeMap<>(values.values());
        fields.stream()
                .filter(field -> field.rule == AttributeRule.UNIQUE)
                .forEach(field -> remaining.remove(field.code()));
        return Attributes.of(remaining);
    }

    /// Returns the values without those of these rows, which refer to something.
    public Attributes without(Attributes values, List<AttributeRow> rows) {
        var remaining = new TreeMap<String, JsonNode>();
        values.values().forEach((code, value) -> {
            var gone = rows.stream().filter(row -> row.code().equals(code)).toList();
            var kept = gone.isEmpty() ? value : without(value, gone);
            if (kept != null) {
                remaining.put(code, kept);
            }
        });
        return Attributes.of(remaining);
    }

    private static @Nullable JsonNode without(JsonNode value, List<AttributeRow> rows) {
        var keys = rows.stream().map(AttributeRow::key).toList();
        if (!value.isArray()) {
            return keys.contains(value.asString()) ? null : value;
        }
        var remaining = JsonNodeFactory.instance.arrayNode();
        value.valueStream().filter(each -> !keys.contains(each.asString())).forEach(remaining::add);
        return remaining.isEmpty() ? null : remaining;
    }

    /// Returns the rows of validated values.
    public List<AttributeRow> rows(Attributes product, List<Attributes> variants) {
        var rows = new ArrayList<AttributeRow>();
        var byCode = new HashMap<String, Field>();
        fields.forEach(field -> byCode.put(field.code(), field));
        product.values().forEach((code, value) -> add(rows, byCode.get(code), null, value));
        for (int index = 0; index < variants.size(); index++) {
            int variant = index;
            variants.get(index).values().forEach((code, value) -> add(rows, byCode.get(code), variant, value));
        }
        return rows;
    }

    private static void add(List<AttributeRow> rows, @Nullable Field field, @Nullable Integer variant, JsonNode value) {
        if (field == null) {
            return;
        }
        if (value.isArray()) {
            value.forEach(element -> rows.add(row(field, variant, element)));
        } else {
            rows.add(row(field, variant, value));
        }
    }

    private static AttributeRow row(Field field, @Nullable Integer variant, JsonNode value) {
        var kind = field.attribute.kind();
        return new AttributeRow(
                field.attribute.id(),
                field.code(),
                variant,
                kind.key(value),
                switch (kind) {
                    case NUMBER -> value.decimalValue();
                    case MONEY -> value.path("amount").decimalValue();
                    default -> null;
                },
                kind == AttributeKind.PRODUCT_REFERENCE ? TypeIds.parse(ProductId.class, value.asString()) : null,
                kind == AttributeKind.CATEGORY_REFERENCE ? TypeIds.parse(CategoryId.class, value.asString()) : null,
                kind == AttributeKind.MEDIA ? TypeIds.parse(MediaId.class, value.asString()) : null,
                field.rule == AttributeRule.UNIQUE);
    }

    private static FieldProblem problem(String owner, String code, String what, String detail) {
        return FieldProblem.ofPointer(JsonPointers.child(owner + "/attributes", code), what, detail);
    }
}
