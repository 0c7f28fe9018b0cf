package dev.kontor.catalog;

import java.util.Map;

/// Is notified of every bundle change, inside its transaction, so that other modules can update their own data
/// without delay.
public interface BundleObserver {

    /// A variant became a bundle, or its parts or pricing changed.
    ///
    /// @param discountBasisPoints discount on the sum of the parts: 250 is 2.5 percent
    /// @param parts quantity of each part in one bundle
    void bundled(VariantId bundle, BundlePricing pricing, int discountBasisPoints, Map<VariantId, Integer> parts);

    /// A variant is no longer a bundle, or was deleted.
    void unbundled(VariantId bundle);
}
