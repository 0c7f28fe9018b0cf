package dev.kontor.exchange.imports;

import dev.kontor.catalog.ProductTypeId;
import dev.kontor.catalog.ProductTypeReader;
import dev.kontor.catalog.TypedAttribute;
import dev.kontor.catalog.bulk.WantedProduct;
import dev.kontor.shared.id.InvalidIdException;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.shop.Shop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// Converts rows of a file to products in API format, and maps the errors of the API back to rows and columns.
@Component
class ProductImportRows {

    private static final Pattern EXTERNAL_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:~-]{0,254}");
    private static final Pattern VARIANT = Pattern.compile("/variants/(\\d+)(?:/([^/]+)(?:/([^/]+))?)?");

    private final ProductTypeReader types;
    private final Shop shop;

    ProductImportRows(ProductTypeReader types, Shop shop) {
        this.types = types;
        this.shop = shop;
    }

    /// The product types and attributes that the rows refer to.
    record Types(Map<String, ProductTypeId> ofProducts, Map<ProductTypeId, List<TypedAttribute>> attributes) {

        List<TypedAttribute> of(SourceRow row) {
            var named = type(row);
            var type = row.has("productTypeId") ? named : ofProducts.get(String.valueOf(row.text("externalId")));
            return type == null ? List.of() : attributes.getOrDefault(type, List.of());
        }
    }

    /// Loads the types with at most two SQL statements, or none if no column contains attributes.
    Types types(List<List<SourceRow>> groups) {
        var rows = groups.stream()
                .map(List::getFirst)
                .filter(row ->
                        row.values().keySet().stream().anyMatch(field -> field.startsWith(ProductFields.ATTRIBUTE)))
                .toList();
        if (rows.isEmpty()) {
            return new Types(Map.of(), Map.of());
        }
        var ofProducts = rows.stream().allMatch(row -> row.has("productTypeId"))
                ? Map.<String, ProductTypeId>of()
                : types.types(rows.stream()
                        .map(row -> row.text("externalId"))
                        .filter(Objects::nonNull)
                        .toList());
        var wanted = new HashSet<>(ofProducts.values());
        rows.stream().map(ProductImportRows::type).filter(Objects::nonNull).forEach(wanted::add);
        return new Types(ofProducts, types.attributes(wanted));
    }

    private static @Nullable ProductTypeId type(SourceRow row) {
        var text = row.text("productTypeId");
        try {
            return text == null ? null : TypeIds.parse(ProductTypeId.class, text);
        } catch (InvalidIdException _) {
            // The catalog reports the invalid id.
            return null;
        }
    }

    /// @param errors collects the errors
    /// @return null if the rows cannot be converted
    @Nullable
    WantedProduct product(List<SourceRow> group, Types known, List<RowError> errors) {
        var first = group.getFirst();
        if (first.broken() != null) {
            errors.add(first.broken());
            return null;
        }
        var externalId = first.text("externalId");
        if (externalId == null || !EXTERNAL_ID.matcher(externalId).matches()) {
            errors.add(first.error(
                    "externalId",
                    externalId == null ? "required" : "format",
                    externalId == null
                            ? "Must not be empty, because imports find products by it. If the product exists, set its "
                                    + "`externalId` first, then export it again."
                            : "Must have only letters, digits and . _ : ~ - after a letter or digit."));
            return null;
        }
        var line = first.json();
        if (line != null) {
            return ofLine(externalId, first, line, errors);
        }
        var patch = new ProductCells(group, known.of(first), shop.defaultLocale(), errors).patch();
        return new WantedProduct(
                WantedProduct.Step.UPSERT,
                externalId,
                patch,
                true,
                ProductCells.truth(first, "published", errors),
                new GiftCardCells(first, errors).terms());
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
        data.remove(ProductFields.GIFT_CARD);
        return new WantedProduct(
                WantedProduct.Step.UPSERT,
                externalId,
                data,
                false,
                published == null ? null : published.booleanValue(),
                line.get(ProductFields.GIFT_CARD));
    }

    /// Returns the errors of the catalog by row and column.
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
            return new RowError(
                    first.number(), pointer, problem.code(), problem.detail().text());
        }
        var variant = VARIANT.matcher(pointer);
        if (variant.matches()) {
            var row = group.get(Math.min(Integer.parseInt(variant.group(1)), group.size() - 1));
            var field = variant.group(2) == null ? "" : variant.group(2);
            return new RowError(
                    row.number(),
                    column(row, field, variant.group(3), null),
                    problem.code(),
                    problem.detail().text());
        }
        if (pointer.startsWith("/" + ProductFields.GIFT_CARD)) {
            return new RowError(
                    first.number(),
                    GiftCardCells.column(pointer),
                    problem.code(),
                    problem.detail().text());
        }
        var steps = pointer.substring(Math.min(1, pointer.length())).split("/");
        var field = column(first, steps[0], steps.length > 1 ? steps[1] : null, steps.length > 2 ? steps[2] : null);
        return new RowError(
                first.number(), field, problem.code(), problem.detail().text());
    }

    /// Finds the column of an API field.
    private static String column(SourceRow row, String field, @Nullable String part, @Nullable String detail) {
        return switch (field) {
            case "translations" -> part == null || detail == null ? "" : detail + "." + part;
            case "metadata" -> of(row, ProductFields.METADATA, part, field);
            case "attributes" -> of(row, ProductFields.ATTRIBUTE, part, "");
            case "options" -> of(row, ProductFields.OPTION, part, row.has(field) ? field : "");
            case "variants" -> "";
            default -> field;
        };
    }

    private static String of(SourceRow row, String stem, @Nullable String part, String otherwise) {
        if (part == null) {
            return otherwise;
        }
        var column = stem + part;
        return row.values().keySet().stream()
                .filter(name -> name.equals(column) || name.startsWith(column + "."))
                .min(Comparator.naturalOrder())
                .orElse(row.has(otherwise) ? otherwise : column);
    }
}
