package dev.kontor.storefront.product;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.QuantityRule;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.PriceBasis;
import dev.kontor.storefront.attribute.StoreAttribute;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A variant as shoppers see it.
///
/// @param gtin its Global Trade Item Number (EAN, UPC, ISBN); absent if its barcode is none
/// @param title the option values, such as `Blue / M`; empty for the only variant of a product
/// @param price absent if the variant has no price in that currency: it cannot be bought then
/// @param compareAtPrice former price, to be shown crossed out; of a bundle, what its parts cost
///     by themselves
/// @param lowestPrice30Days lowest price in the 30 days before the reduction began; only for a reduced
///     price that everybody pays
/// @param taxIncluded whether the prices include tax; absent if that depends on the country
/// @param unitPrice price of a standard amount of the content; absent if the variant has none
/// @param quantities in which it is sold; absent if in any
/// @param tiers prices of more units; absent if any quantity costs the same
/// @param parts what it is made of; absent unless it is a bundle
/// @param basis of the stored price; absent if it is what each tax zone shows; not part of the response
record StoreVariant(
        VariantId id,
        ProductId productId,
        @Schema(example = "GRO-EB-37-250G") String sku,
        @Schema(example = "4006381333931") @Nullable String gtin,
        @Schema(example = "Blue") String title,
        @Schema(example = "{\"Colour\":\"Blue\"}") Map<String, String> options,
        @Nullable Money price,
        @Nullable Money compareAtPrice,
        @Nullable Money lowestPrice30Days,
        @Nullable Boolean taxIncluded,
        @Nullable StoreUnitPrice unitPrice,
        @Nullable QuantityRule quantities,
        @Nullable List<StoreTier> tiers,
        Stock availability,
        @Schema(example = "250") long weightGrams,
        boolean shippable,
        List<StoreAttribute> attributes,
        @Nullable List<StorePart> parts,
        @JsonIgnore @Nullable PriceBasis basis) {

    /// The cache tags of the parts: they determine a bundle's price and availability.
    Stream<String> partTags() {
        return parts == null
                ? Stream.empty()
                : parts.stream()
                        .flatMap(part -> Stream.of(
                                part.variantId().text(), part.productId().text()));
    }
}
