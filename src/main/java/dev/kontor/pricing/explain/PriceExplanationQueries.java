package dev.kontor.pricing.explain;

import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.PriceListId;
import dev.kontor.pricing.explain.ConsideredPrice.ConsideredList;
import dev.kontor.pricing.explain.ConsideredPrice.Entry;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads all possible prices of a variant. The view of prices decides which one applies.
@Repository
class PriceExplanationQueries {

    private final JdbcClient jdbc;

    PriceExplanationQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A part of a bundle that costs the sum of its parts.
    record Part(VariantId variantId, int quantity, int discountBasisPoints) {}

    /// Returns prices of lists that apply first, beginning with the winner, and the base price last.
    List<Entry> entries(VariantId variant, Currency currency, String channel) {
        return jdbc.sql("""
                        (select * from (
                         select e.amount_minor, e.compare_at_minor, l.id, l.name, l.priority, l.starts_at, l.ends_at,
                                l.channels,
                                case when l.status <> 'ACTIVE' then 'DRAFT'
                                     when l.channels <> '{}' and not l.channels @> array[:channel]::text[] then 'OTHER_CHANNEL'
                                     when l.ends_at <= now() then 'ENDED'
                                     when l.starts_at > now() then 'NOT_STARTED' end as obstacle
                         from pricing.price_list_entries e
                         join pricing.price_lists l on l.id = e.price_list_id
                         where e.variant_id = :variant and l.currency = :currency) x
                         order by x.obstacle is not null, x.amount_minor, x.priority desc, x.id desc
                         limit 100)
                        union all
                        select amount_minor, compare_at_minor, null, null, null, null, null, null, null
                        from pricing.prices where variant_id = :variant and currency = :currency
                        """)
                .param("variant", variant.value())
                .param("currency", currency.getCurrencyCode())
                .param("channel", channel)
                .query((row, _) -> entry(row, currency))
                .list();
    }

    private static Entry entry(ResultSet row, Currency currency) throws SQLException {
        var compareAt = row.getObject("compare_at_minor", Long.class);
        var obstacle = row.getString("obstacle");
        return new Entry(
                new Money(row.getLong("amount_minor"), currency),
                compareAt == null ? null : new Money(compareAt, currency),
                list(row),
                obstacle == null ? null : PriceVerdict.valueOf(obstacle));
    }

    private static @Nullable ConsideredList list(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return id == null
                ? null
                : new ConsideredList(
                        new PriceListId(id),
                        row.getString("name"),
                        row.getInt("priority"),
                        Sql.optionalInstant(row, "starts_at"),
                        Sql.optionalInstant(row, "ends_at"),
                        Sql.list(row, "channels"));
    }

    /// Returns an empty list if the variant has its own price.
    List<Part> parts(VariantId variant) {
        return jdbc.sql("""
                        select p.part_id, p.quantity, s.discount_basis_points
                        from pricing.sums s join pricing.sum_parts p on p.variant_id = s.variant_id
                        where s.variant_id = :variant order by p.part_id
                        """)
                .param("variant", variant.value())
                .query((row, _) -> new Part(
                        new VariantId(row.getObject("part_id", UUID.class)),
                        row.getInt("quantity"),
                        row.getInt("discount_basis_points")))
                .list();
    }
}
