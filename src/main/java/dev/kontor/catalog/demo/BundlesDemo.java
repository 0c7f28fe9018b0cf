package dev.kontor.catalog.demo;

import dev.kontor.catalog.BundleObserver;
import dev.kontor.catalog.BundlePricing;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Creates the bundles of the demo shop, one for each kind of pricing.
@Component
@Profile("demo")
class BundlesDemo implements DemoSeed {

    private final JdbcTemplate jdbc;
    private final List<BundleObserver> observers;

    BundlesDemo(JdbcTemplate jdbc, List<BundleObserver> observers) {
        this.jdbc = jdbc;
        this.observers = observers;
    }

    @Override
    public int order() {
        return 12;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(Step.atomic("catalog-bundles", () -> {
            for (var product : shop.products()) {
                for (var variant : product.variants()) {
                    if (variant.bundle() != null) {
                        make(variant.id(), variant.bundle());
                    }
                }
            }
        }));
    }

    private void make(UUID id, DemoShop.Bundle bundle) {
        jdbc.update(
                "insert into catalog.bundles (variant_id, pricing, discount_basis_points) values (?, ?, ?)",
                id,
                bundle.pricing(),
                bundle.discountBasisPoints());
        var parts = new LinkedHashMap<VariantId, Integer>();
        var rows = new ArrayList<Object[]>();
        bundle.parts().forEach((sku, quantity) -> {
            var part = DemoShop.id("variant/" + sku);
            rows.add(new Object[] {id, part, rows.size(), quantity});
            parts.put(new VariantId(part), quantity);
        });
        jdbc.batchUpdate(
                "insert into catalog.bundle_parts (bundle_id, part_id, position, quantity) values (?, ?, ?, ?)", rows);
        observers.forEach(observer -> observer.bundled(
                new VariantId(id), BundlePricing.valueOf(bundle.pricing()), bundle.discountBasisPoints(), parts));
    }
}
