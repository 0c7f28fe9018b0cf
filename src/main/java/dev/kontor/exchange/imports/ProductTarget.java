package dev.kontor.exchange.imports;

import dev.kontor.catalog.bulk.ProductWriter;
import dev.kontor.catalog.bulk.WrittenProduct;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Imports products: one row per variant in a CSV file, with the rows of a product in sequence; one line per
/// product in an NDJSON file.
@Component
class ProductTarget implements ImportTarget {

    private final ProductWriter products;
    private final ProductImportRows rows;

    ProductTarget(ProductWriter products, ProductImportRows rows) {
        this.products = products;
        this.rows = rows;
    }

    @Override
    public ImportType type() {
        return ImportType.PRODUCTS;
    }

    @Override
    public List<Example> template() {
        return List.of(
                new Example("externalId", "erp-4711"),
                new Example("title", "Espresso cup"),
                new Example("title.de", "Espressotasse"),
                new Example("description", "For the small strong one."),
                new Example("slug", "espresso-cup-4711"),
                new Example("seoTitle", "Espresso cup of stoneware"),
                new Example("seoDescription", "Holds 60 ml and keeps them hot."),
                new Example("taxCategory", "standard"),
                new Example("published", "true"),
                new Example("categoryIds", ""),
                new Example("productTypeId", ""),
                new Example("brandId", ""),
                new Example("tags", "summer|kitchen"),
                new Example("media", ""),
                new Example("metadata.season", "winter"),
                new Example("inputs", "[{\"code\":\"engraving\",\"label\":\"Text to engrave\",\"kind\":\"TEXT\"}]"),
                new Example("giftCard", ""),
                new Example("giftCardMaximum", ""),
                new Example("giftCardSuggestions", ""),
                new Example("giftCardValidDays", ""),
                new Example("sku", "CUP-4711-BLUE"),
                new Example("barcode", "4006381333931"),
                new Example("option.Colour", "Blue"),
                new Example("weightGrams", "250"),
                new Example("shippable", "true"));
    }

    @Override
    public boolean knows(String field) {
        return ProductFields.knows(field);
    }

    @Override
    public @Nullable String partOf(SourceRow row) {
        return row.json() == null ? row.text("externalId") : null;
    }

    @Override
    public int most() {
        return ProductWriter.MAX;
    }

    @Override
    public List<Key> keys(List<SourceRow> group) {
        var first = group.getFirst();
        var keys = new ArrayList<Key>();
        add(keys, first.number(), first.place("externalId"), first.text("externalId"), "id ");
        var line = first.json();
        if (line == null) {
            group.forEach(row -> add(keys, row.number(), "sku", row.text("sku"), "sku "));
        } else {
            int index = 0;
            for (var variant : line.path("variants")) {
                var sku = variant.path("sku");
                var place = "/variants/" + index++ + "/sku";
                add(keys, first.number(), place, sku.isString() ? sku.stringValue() : null, "sku ");
            }
        }
        return keys;
    }

    private static void add(List<Key> keys, long row, String place, @Nullable String text, String kind) {
        if (text != null) {
            keys.add(new Key(row, place, kind + text));
        }
    }

    @Override
    public List<Verdict> write(List<List<SourceRow>> groups, Writing writing) {
        var types = rows.types(groups);
        return ImportTarget.judged(
                groups,
                (group, errors) -> rows.product(group, types, errors),
                wanted -> products.write(wanted, writing.dryRun()),
                this::verdict);
    }

    private Verdict verdict(List<SourceRow> group, WrittenProduct written) {
        var refusal = written.refusal();
        return refusal == null ? Verdict.of(written.effect()) : Verdict.refused(rows.errors(group, refusal));
    }
}
