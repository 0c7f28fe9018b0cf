package dev.kontor.catalog.bundle;

import dev.kontor.catalog.BundlePricing;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// A bundle with all its fields, for staff.
///
/// @param version of the product, which increases with each change of the bundle
/// @param discountBasisPoints discount on the sum of the parts, in hundredths of a percent
/// @param parts in display order
record BundleDetails(
        VariantId variantId,
        @Schema(example = "3") long version,
        BundlePricing pricing,
        @Schema(example = "1000") int discountBasisPoints,
        List<BundlePartRow> parts)
        implements Versioned {

    static BundleDetails of(VariantId id, long version, Bundle bundle) {
        return new BundleDetails(id, version, bundle.pricing(), bundle.discountBasisPoints(), bundle.parts());
    }
}
