package dev.kontor.pricing.base;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
                        select currency, amount_minor, compare_at_minor from pricing.prices
                        where variant_id = :id order by currency
                        """)
                .param("id", id.value())
                .query((row, _) -> price(row))
                .list();
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
                        select :id, * from unnest(:currencies::text[], :amounts::bigint[], :compareAts::bigint[])
                        """)
                .param("id", prices.variantId().value())
                .param(
                        "currencies",
                        prices.prices().stream()
                                .map(price -> price.amount().currency().getCurrencyCode())
                                .toArray(String[]::new))
                .param(
                        "amounts",
                        prices.prices().stream()
                                .map(price -> price.amount().minor())
                                .toArray(Long[]::new))
                .param(
                        "compareAts",
                        prices.prices().stream()
                                .map(VariantPriceRepository::compareAt)
                                .toArray(Long[]::new))
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
        var found = new HashMap<Tag, BasePrice>();
        jdbc.sql("""
                        select variant_id, currency, amount_minor, compare_at_minor from pricing.prices
                        where variant_id = any(:ids::uuid[])
                        """).param("ids", Sql.uuids(variants)).query(row -> {
            var price = price(row);
            found.put(
                    new Tag(
                            new VariantId(row.getObject("variant_id", UUID.class)),
                            price.amount().currency()),
                    price);
        });
        return found;
    }

    /// Sets prices of locked variants and increases their versions.
    void save(Map<Tag, BasePrice> changes) {
        var tags = List.copyOf(changes.keySet());
        jdbc.sql("""
                        update pricing.variants set version = version + 1, updated_at = now()
                        where variant_id = any(:ids::uuid[])
                        """)
                .param("ids", Sql.uuids(tags.stream().map(Tag::variant).toList()))
                .update();
        jdbc.sql("""
                        insert into pricing.prices (variant_id, currency, amount_minor, compare_at_minor)
                        select * from unnest(:ids::uuid[], :currencies::text[], :amounts::bigint[], :compareAts::bigint[])
                        on conflict (variant_id, currency) do update
                        set amount_minor = excluded.amount_minor, compare_at_minor = excluded.compare_at_minor
                        """)
                .param("ids", Sql.uuids(tags.stream().map(Tag::variant).toList()))
                .param(
                        "currencies",
                        tags.stream()
                                .map(tag -> tag.currency().getCurrencyCode())
                                .toArray(String[]::new))
                .param(
                        "amounts",
                        tags.stream()
                                .map(tag -> Objects.requireNonNull(changes.get(tag))
                                        .amount()
                                        .minor())
                                .toArray(Long[]::new))
                .param(
                        "compareAts",
                        tags.stream()
                                .map(tag -> compareAt(Objects.requireNonNull(changes.get(tag))))
                                .toArray(Long[]::new))
                .update();
    }

    private static @Nullable Long compareAt(BasePrice price) {
        return price.compareAtPrice() == null ? null : price.compareAtPrice().minor();
    }

    private static BasePrice price(ResultSet row) throws SQLException {
        var currency = Currency.getInstance(row.getString("currency"));
        long compareAt = row.getLong("compare_at_minor");
        var crossedOut = row.wasNull() ? null : new Money(compareAt, currency);
        return new BasePrice(new Money(row.getLong("amount_minor"), currency), crossedOut);
    }
}
