package dev.kontor.catalog.bundle;

import dev.kontor.catalog.BundleObserver;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Protects variants that are parts of bundles from deletion.
@Component
public class Bundles {

    private final BundleRepository bundles;
    private final List<BundleObserver> observers;

    Bundles(BundleRepository bundles, List<BundleObserver> observers) {
        this.bundles = bundles;
        this.observers = observers;
    }

    /// Prevents changes of bundles until the transaction ends.
    public void lock() {
        bundles.lockAll();
    }

    /// @throws ConflictException `in-use` if one of the variants is a bundle
    public void requireNoBundle(Collection<VariantId> variants) {
        if (bundles.anyBundle(variants)) {
            throw new ConflictException(
                    ProblemCode.IN_USE, "A variant is a bundle. Turn it into a normal variant first.", Map.of());
        }
    }

    /// @throws ConflictException `in-use` with the bundles that contain one of the variants
    public void requireNoPart(Collection<VariantId> variants) {
        var using = variants.isEmpty() ? Map.<VariantId, String>of() : bundles.using(variants);
        if (!using.isEmpty()) {
            throw inUse(using);
        }
    }

    /// Removes the bundles of variants that are about to be deleted. Call it in the same transaction.
    ///
    /// @throws ConflictException `in-use` with the bundles that contain one of them
    public void release(Collection<VariantId> variants) {
        if (variants.isEmpty()) {
            return;
        }
        requireNoPart(variants);
        bundles.delete(variants).forEach(gone -> observers.forEach(observer -> observer.unbundled(gone)));
    }

    static ConflictException inUse(Map<VariantId, String> using) {
        return new ConflictException(
                ProblemCode.IN_USE,
                "Is a part of bundles: %s."
                        .formatted(String.join(
                                ", ", using.values().stream().sorted().toList())),
                Map.of(
                        "bundles",
                        using.keySet().stream().map(VariantId::text).sorted().toList()));
    }
}
