package dev.kontor.pricing.list;

import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.PriceListId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Loads and saves the prices of price lists.
@Repository
class ListPriceRepository {

    private static final Sorting SORTING =
            Sorting.by("e.variant_id", "updatedAt", SortField.time("updatedAt", "e.updated_at"));

    /// Columns of the tiers of the entry `e`.
    static final String TIERS = """
            array(select t.min_quantity from pricing.price_list_tiers t
                  where t.price_list_id = e.price_list_id and t.variant_id = e.variant_id order by t.min_quantity)
                as tier_quantities,
            array(select t.amount_minor from pricing.price_list_tiers t
                  where t.price_list_id = e.price_list_id and t.variant_id = e.variant_id order by t.min_quantity)
                as tier_amounts
            """;

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    ListPriceRepository(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    private record Row(ListPrice price, Instant updatedAt) {}

    Page<ListPrice> list(PriceListId id, Currency currency, Listing listing) {
        return lists.select(
                        "e.variant_id, e.amount_minor, e.compare_at_minor, e.updated_at, " + TIERS,
                        "pricing.price_list_entries e")
                .where(new Conditions().and("e.price_list_id = :id", "id", id))
                .page(
                        listing,
                        SORTING,
                        (row, _) -> new Row(price(row, currency), Sql.instant(row, "updated_at")),
                        (row, field) -> field.equals("updatedAt")
                                ? row.updatedAt()
                                : row.price().variantId().value(),
                        id)
                .map(Row::price);
    }

    List<VariantId> variants(Collection<PriceListId> ids) {
        return jdbc.sql("""
                        select variant_id from pricing.price_list_entries where price_list_id = any(:ids::uuid[])
                        union
                        select b.variant_id from pricing.price_lists l join pricing.prices b on b.currency = l.currency
                        where l.kind = 'PERCENT' and l.customer_groups = '{}' and l.customers = '{}'
                        and l.id = any(:ids::uuid[])
                        """).param("ids", Sql.uuids(ids)).query(VariantId.class).list();
    }

    /// Returns the list prices of these variants, locked until the end of the transaction.
    Map<VariantId, ListPrice> lock(PriceList list, List<VariantId> variants) {
        return jdbc
                .sql("""
                        select e.variant_id, e.amount_minor, e.compare_at_minor, %s
                        from pricing.price_list_entries e
                        where e.price_list_id = :id and e.variant_id = any(:variants::uuid[])
                        order by e.variant_id for update
                        """.formatted(TIERS))
                .param("id", list.id().value())
                .param("variants", Sql.uuids(variants))
                .query((row, _) -> price(row, list.currency()))
                .list()
                .stream()
                .collect(Collectors.toMap(ListPrice::variantId, Function.identity()));
    }

    int set(PriceListId id, List<ListPrice> prices, Instant now) {
        int set = setEntries(id, prices, now);
        setTiers(id, prices);
        return set;
    }

    private void setTiers(PriceListId id, List<ListPrice> prices) {
        jdbc.sql("""
                        delete from pricing.price_list_tiers
                        where price_list_id = :id and variant_id = any(:prices.variantId::uuid[])
                        """).param("id", id).param("prices", prices).update();
        var tiers = prices.stream()
                .flatMap(price -> price.givenTiers().stream()
                        .map(tier -> new TierRow(
                                price.variantId(),
                                tier.minQuantity(),
                                tier.amount().minor())))
                .toList();
        if (!tiers.isEmpty()) {
            jdbc.sql("""
                            insert into pricing.price_list_tiers (price_list_id, variant_id, min_quantity, amount_minor)
                            select :id, * from unnest(:tiers.variant::uuid[], :tiers.quantity::integer[], :tiers.minor::bigint[])
                            """).param("id", id).param("tiers", tiers).update();
        }
    }

    private record TierRow(VariantId variant, int quantity, long minor) {}

    private int setEntries(PriceListId id, List<ListPrice> prices, Instant now) {
        return jdbc.sql("""
                        insert into pricing.price_list_entries
                            (price_list_id, variant_id, amount_minor, compare_at_minor, updated_at)
                        select :id, variant_id, amount, compare_at, :now
                        from unnest(:prices.variantId::uuid[], :prices.amountMinor::bigint[],
                                :prices.compareAtPriceMinor::bigint[])
                            as p(variant_id, amount, compare_at)
                        order by variant_id
                        on conflict (price_list_id, variant_id) do update
                        set amount_minor = excluded.amount_minor, compare_at_minor = excluded.compare_at_minor,
                            updated_at = excluded.updated_at
                        """)
                .param("id", id)
                .param("now", now)
                .param("prices", prices)
                .update();
    }

    int remove(PriceListId id, List<VariantId> variants) {
        return jdbc.sql("""
                        delete from pricing.price_list_entries
                        where price_list_id = :id and variant_id = any(:variants::uuid[])
                        """)
                .param("id", id.value())
                .param("variants", Sql.uuids(variants))
                .update();
    }

    /// Absent if there are none.
    private static @Nullable List<PriceTier> tiers(ResultSet row, Currency currency) throws SQLException {
        var quantities = (Integer[]) row.getArray("tier_quantities").getArray();
        var amounts = (Long[]) row.getArray("tier_amounts").getArray();
        return quantities.length == 0
                ? null
                : IntStream.range(0, quantities.length)
                        .mapToObj(index -> new PriceTier(quantities[index], new Money(amounts[index], currency)))
                        .toList();
    }

    private static ListPrice price(ResultSet row, Currency currency) throws SQLException {
        long compareAt = row.getLong("compare_at_minor");
        var crossedOut = row.wasNull() ? null : new Money(compareAt, currency);
        return new ListPrice(
                new VariantId(row.getObject("variant_id", UUID.class)),
                new Money(row.getLong("amount_minor"), currency),
                crossedOut,
                tiers(row, currency));
    }
}
