package dev.kontor.pricing.bundle;

import dev.kontor.catalog.BundleObserver;
import dev.kontor.catalog.BundlePricing;
import dev.kontor.catalog.VariantId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Tracks which bundles cost the sum of their parts.
@Component
class BundleFollower implements BundleObserver {

    private final SumRepository sums;
    private final PriceChanges changes;

    BundleFollower(SumRepository sums, PriceChanges changes) {
        this.sums = sums;
        this.changes = changes;
    }

    @Override
    public void bundled(
            VariantId bundle, BundlePricing pricing, int discountBasisPoints, Map<VariantId, Integer> parts) {
        switch (pricing) {
            case SUM -> sums.save(bundle, discountBasisPoints, parts);
            case WHOLE -> sums.delete(bundle);
        }
        changes.publish(List.of(bundle));
    }

    @Override
    public void unbundled(VariantId bundle) {
        sums.delete(bundle);
        changes.publish(List.of(bundle));
    }
}
