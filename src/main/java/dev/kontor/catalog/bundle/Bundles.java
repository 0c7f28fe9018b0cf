package dev.kontor.catalog.bundle;

import dev.kontor.catalog.BundleObserver;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What products have to respect of bundles: variants that others are made of stay.
@Component
public class Bundles {

    private final BundleRepository bundles;
    private final List<BundleObserver> observers;

    Bundles(BundleRepository bundles, List<BundleObserver> observers) {
        this.bundles = bundles;
        this.observers = observers;
    }

    /// @throws ConflictException `in-use` naming the bundles that one of the variants is a part of
    public void requireNoPart(Collection<VariantId> variants) {
        var using = variants.isEmpty() ? Map.<VariantId, String>of() : bundles.using(variants);
        if (!using.isEmpty()) {
            throw inUse(using);
        }
    }

    /// To be called before variants are deleted, in the same transaction: those that are bundles are none any more.
    ///
    /// @throws ConflictException `in-use` naming the bundles that one of them is a part of
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
