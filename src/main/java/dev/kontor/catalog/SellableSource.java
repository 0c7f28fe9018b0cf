package dev.kontor.catalog;

import dev.kontor.catalog.input.BuyerInput;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// SQL for modules that read variants, as sold in a channel, in one statement with what they know about them.
///
/// @param sql a query of the columns of [SellableRow] whose text ends before the value of the id
/// @param params values of its parameters, `channel`, `locale` and `fallback`
public record SellableSource(String sql, Map<String, Object> params) {

    /// The query of the variant with that id, for `left join lateral (...)`.
    ///
    /// @param id a column
    public String of(String id) {
        return sql + " = " + id;
    }

    /// The query of the id of the variant with a SKU.
    ///
    /// @param sku a column
    public static String idOf(String sku) {
        return "(select v.id from catalog.variants v where v.sku = " + sku + ")";
    }

    /// The condition that there is the variant, and that its product is not archived.
    ///
    /// @param id a column
    public static String isKept(String id) {
        return """
                exists (select from catalog.variants v join catalog.products p on p.id = v.product_id
                    where v.id = %s and p.status <> 'ARCHIVED')\
                """.formatted(id);
    }

    /// The condition that the variant is published.
    ///
    /// @param id a column
    public static String isPublished(String id) {
        return "exists (select from catalog.pub_variants v where v.variant_id = " + id + ")";
    }

    /// The query of the values of a variant's options in the language of the parameter `locale`; those that are not
    /// translated as they are. They keep the order of `unnest`. PostgreSQL would call the function
    /// `catalog.pub_option_values` for each variant instead of making it a part of the plan.
    ///
    /// @param options a column with the options of the product
    /// @param values a column with the values of the variant
    public static String optionValues(String options, String values) {
        return """
                array(select coalesce(%s -> (o.place - 1)::integer -> 'labels' -> o.value ->> :locale, o.value)
                    from unnest(%s) with ordinality o (value, place))\
                """.formatted(options, values);
    }

    /// The query of the ids of the parts of bundles.
    ///
    /// @param bundle a column with the id of a variant, which may be no bundle, or `any (...)` of an array of them
    public static String partsOf(String bundle) {
        return "select b.part_id from catalog.bundle_parts b where b.bundle_id = " + bundle;
    }

    /// The terms of a gift card.
    ///
    /// @param today where the day begins last, so that buyers everywhere can choose their own day
    public record StoredGiftCard(
            GiftCardAmount amount,
            List<GiftCardRange> ranges,
            @Nullable Integer validDays,
            LocalDate today) {

        GiftCardTerms terms() {
            return new GiftCardTerms(amount, ranges, validDays);
        }

        List<BuyerInput> inputs() {
            return GiftCardInputs.of(terms(), today);
        }
    }

    /// The columns of a variant.
    public record SellableRow(
            VariantId id,
            ProductId productId,
            String sku,
            String title,
            List<String> optionValues,
            String slug,
            @Nullable String imageUrl,
            String taxCategory,
            long weightGrams,
            boolean shippable,
            long volumeCm3,
            @Nullable String shippingProfile,
            boolean published,
            @Nullable List<BuyerInput> inputs,
            @Nullable List<BundlePart> parts,
            @Nullable StoredGiftCard giftCard) {

        public SellableVariant variant() {
            return new SellableVariant(
                    id,
                    productId,
                    sku,
                    title,
                    String.join(" / ", optionValues),
                    slug,
                    imageUrl,
                    taxCategory,
                    parts == null ? weightGrams : sum(parts, BundlePart::weightGrams),
                    parts == null ? shippable : parts.stream().anyMatch(BundlePart::shippable),
                    parts == null ? volumeCm3 : sum(parts, BundlePart::volumeCm3),
                    parts == null || shippingProfile != null ? shippingProfile : profile(parts),
                    published,
                    giftCard != null ? giftCard.inputs() : inputs == null ? List.of() : inputs,
                    parts == null ? List.of() : parts,
                    giftCard == null ? null : giftCard.terms(),
                    false);
        }

        private static long sum(List<BundlePart> parts, ToLongFunction<BundlePart> ofUnit) {
            return parts.stream()
                    .filter(BundlePart::shippable)
                    .mapToLong(part -> ofUnit.applyAsLong(part) * part.quantity())
                    .sum();
        }

        private static @Nullable String profile(List<BundlePart> parts) {
            return parts.stream()
                    .filter(BundlePart::shippable)
                    .flatMap(part -> Stream.ofNullable(part.shippingProfile()))
                    .findFirst()
                    .orElse(null);
        }
    }
}
