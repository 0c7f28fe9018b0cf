package dev.kontor.pricing.base;

import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.VariantPrice;
import dev.kontor.shared.database.Sql;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores base prices. The row of the variant has the version of all its prices.
@Repository
class VariantPriceRepository {

    private final JdbcClient jdbc;

    VariantPriceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    VariantPrices find(VariantId id) {
        var version = jdbc.sql("select version from pricing.variants where variant_id = :id")
                .param("id", id.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
        var prices = jdbc.sql("""
                        select currency, amount_minor, compare_at_minor as compare_at_price_minor from pricing.prices
                        where variant_id = :id order by currency
                        """).param("id", id).query(BasePrice.class).list();
        return new VariantPrices(id, version, prices);
    }

    /// Replaces the prices if the version is unchanged.
    boolean replace(VariantPrices prices) {
        int changed = jdbc.sql("""
                        insert into pricing.variants as v (variant_id, version, created_at, updated_at)
                        values (:id, 1, now(), now())
                        on conflict (variant_id) do update set version = v.version + 1, updated_at = now()
                        where v.version = :version
                        """)
                .param("id", prices.variantId().value())
                .param("version", prices.version())
                .update();
        if (changed != 1) {
            return false;
        }
        jdbc.sql("delete from pricing.prices where variant_id = :id")
                .param("id", prices.variantId().value())
                .update();
        jdbc.sql("""
                        insert into pricing.prices (variant_id, currency, amount_minor, compare_at_minor)
                        select :id, * from unnest(:prices.amountCurrency::text[], :prices.amountMinor::bigint[],
                            :prices.compareAtPriceMinor::bigint[])
                        """)
                .param("id", prices.variantId())
                .param("prices", prices.prices())
                .update();
        return true;
    }

    /// The key of a price.
    record Tag(VariantId variant, Currency currency) {}

    /// Returns all prices of the variants.
    ///
    /// @param locked whether to lock the prices until the transaction ends
    Map<Tag, BasePrice> find(Collection<VariantId> variants, boolean locked) {
        if (locked) {
            // Locked in the order of the ids, so that concurrent batches cannot deadlock.
            jdbc.sql("""
                            insert into pricing.variants (variant_id, version, created_at, updated_at)
                            select id, 0, now(), now() from unnest(:ids::uuid[]) id order by id
                            on conflict (variant_id) do nothing
                            """).param("ids", Sql.uuids(variants)).update();
            jdbc.sql("""
                            select 1 from pricing.variants where variant_id = any(:ids::uuid[])
                            order by variant_id for update
                            """).param("ids", Sql.uuids(variants)).query(Integer.class).list();
        }
        return jdbc.sql("""
                        select variant_id, currency, amount_minor, compare_at_minor as compare_at_price_minor
                        from pricing.prices where variant_id = any(:ids::uuid[])
                        """).param("ids", variants).query(VariantPrice.class).list().stream()
                .collect(Collectors.toMap(
                        price -> new Tag(price.variantId(), price.amount().currency()),
                        price -> new BasePrice(price.amount(), price.compareAtPrice())));
    }

    /// Sets prices of locked variants and increases their versions.
    void save(Map<Tag, BasePrice> changes) {
        var prices = changes.entrySet().stream()
                .map(change -> new VariantPrice(
                        change.getKey().variant(),
                        change.getValue().amount(),
                        change.getValue().compareAtPrice()))
                .toList();
        jdbc.sql("""
                        update pricing.variants set version = version + 1, updated_at = now()
                        where variant_id = any(:prices.variantId::uuid[])
                        """).param("prices", prices).update();
        jdbc.sql("""
                        insert into pricing.prices (variant_id, currency, amount_minor, compare_at_minor)
                        select * from unnest(:prices.variantId::uuid[], :prices.amountCurrency::text[],
                            :prices.amountMinor::bigint[], :prices.compareAtPriceMinor::bigint[])
                        on conflict (variant_id, currency) do update
                        set amount_minor = excluded.amount_minor, compare_at_minor = excluded.compare_at_minor
                        """).param("prices", prices).update();
    }
}
