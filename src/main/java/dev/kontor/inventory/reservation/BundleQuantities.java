package dev.kontor.inventory.reservation;

import dev.kontor.catalog.BundleObserver;
import dev.kontor.catalog.BundlePricing;
import dev.kontor.catalog.VariantId;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores how many units of each variant one bundle needs, so that stock changes can report when too few units
/// are left for a bundle.
@Repository
class BundleQuantities implements BundleObserver {

    private final JdbcClient jdbc;

    BundleQuantities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void bundled(
            VariantId bundle, BundlePricing pricing, int discountBasisPoints, Map<VariantId, Integer> parts) {
        jdbc.sql("""
                        with given as (
                            select * from unnest(:parts.key::uuid[], :parts.value::integer[]) as g(variant_id, quantity)
                        ), gone as (
                            delete from inventory.lots
                            where sold_as = :bundle and variant_id not in (select variant_id from given)
                        )
                        insert into inventory.lots (variant_id, sold_as, quantity)
                        select variant_id, :bundle, quantity from given
                        on conflict (variant_id, sold_as) do update set quantity = excluded.quantity
                        """).param("bundle", bundle).param("parts", parts).update();
    }

    @Override
    public void unbundled(VariantId bundle) {
        jdbc.sql("delete from inventory.lots where sold_as = :bundle")
                .param("bundle", bundle)
                .update();
    }
}
