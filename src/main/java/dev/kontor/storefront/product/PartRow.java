package dev.kontor.storefront.product;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.storefront.context.StoreContext;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// A part of a bundle from the database, within the variant's row.
record PartRow(
        UUID variantId,
        UUID productId,
        int quantity,
        String sku,
        List<String> optionValues,
        long weightGrams,
        boolean shippable,
        @Nullable String wantedTitle,
        String title,
        @Nullable String slug) {

    /// An array of parts, or null: for a variant `v`.
    static final String COLUMN = """
            (select jsonb_agg(jsonb_build_object('variantId', b.part_id, 'productId', b.product_id,
                        'quantity', b.quantity, 'sku', b.sku, 'optionValues', catalog.pub_option_values(
                            (select q.options from catalog.pub_products q where q.product_id = b.product_id),
                            b.option_values, :locale),
                        'weightGrams', b.weight_grams, 'shippable', b.shippable,
                        'wantedTitle', b.titles ->> :locale, 'title', coalesce(b.titles ->> :fallback, b.sku),
                        'slug', (select t.slug from catalog.pub_product_translations t
                                 where t.product_id = b.product_id and t.locale in (:locale, :fallback)
                                 order by t.locale = :locale desc limit 1)) order by b.position)
             from catalog.pub_bundle_parts b where b.bundle_id = v.variant_id) as parts
            """;

    static @Nullable List<PartRow> rows(@Nullable String json, JsonMapper mapper) {
        return json == null ? null : mapper.readValue(json, new TypeReference<List<PartRow>>() {});
    }

    StorePart part(StoreContext context) {
        return new StorePart(
                new VariantId(variantId),
                new ProductId(productId),
                quantity,
                sku,
                wantedTitle == null ? title : wantedTitle,
                String.join(" / ", optionValues),
                slug,
                context.localeUsed(wantedTitle != null));
    }

    static long weight(List<PartRow> parts) {
        return parts.stream()
                .filter(PartRow::shippable)
                .mapToLong(part -> part.weightGrams * part.quantity)
                .sum();
    }
}
