package dev.kontor.catalog;

import java.util.Map;

/// Hears of every bundle inside the transaction that changes it. So other modules can keep what they need of it,
/// which is then never late.
public interface BundleObserver {

    /// A variant is a bundle from now on, or is another one.
    ///
    /// @param discountBasisPoints what the sum of the parts is lowered by: 250 is 2.5 percent
    /// @param parts units of each in one bundle
    void bundled(VariantId bundle, BundlePricing pricing, int discountBasisPoints, Map<VariantId, Integer> parts);

    /// A variant is no bundle any more, or is gone.
    void unbundled(VariantId bundle);
}
