package dev.kontor.pricing.explain;

import dev.kontor.catalog.VariantId;
import dev.kontor.customer.CustomerGroupId;
import dev.kontor.identity.CustomerId;
import dev.kontor.pricing.PriceBuyer;
import dev.kontor.pricing.PriceListId;
import dev.kontor.pricing.explain.ConsideredPrice.ConsideredList;
import dev.kontor.pricing.explain.ConsideredPrice.Entry;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.PriceBasis;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
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

    private record Row(
            long amountMinor,
            @Nullable Long compareAtMinor,
            int minQuantity,
            @Nullable PriceBasis basis,
            @Nullable PriceVerdict obstacle,
            int conditions,
            @Nullable PriceListId id,
            @Nullable String name,
            @Nullable String kind,
            @Nullable Integer priority,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable List<String> channels,
            @Nullable List<CustomerGroupId> customerGroups,
            @Nullable List<CustomerId> customers,
            @Nullable List<String> countries) {

        Entry entry(Currency currency) {
            return new Entry(
                    new Money(amountMinor, currency),
                    compareAtMinor == null ? null : new Money(compareAtMinor, currency),
                    minQuantity,
                    basis,
                    conditions,
                    list(),
                    obstacle);
        }

        private @Nullable ConsideredList list() {
            return id == null
                    ? null
                    : new ConsideredList(
                            id,
                            Objects.requireNonNull(name),
                            Objects.requireNonNull(kind),
                            Objects.requireNonNull(priority),
                            startsAt,
                            endsAt,
                            Objects.requireNonNull(channels),
                            Objects.requireNonNull(customerGroups),
                            Objects.requireNonNull(customers),
                            Objects.requireNonNull(countries));
        }
    }

    /// Returns prices of lists that apply first, beginning with the winner, and the base price last.
    List<Entry> entries(VariantId variant, Currency currency, int quantity, String channel, PriceBuyer buyer) {
        return jdbc
                .sql("""
                        (select x.* from (
                         select o.amount_minor, o.compare_at_minor, o.min_quantity, o.basis,
                                case when l.status <> 'ACTIVE' then 'DRAFT'
                                     when l.customers <> '{}' and not l.customers @> array[:customer::uuid] then 'OTHER_CUSTOMER'
                                     when l.customer_groups <> '{}' and not l.customer_groups && :groups::uuid[] then 'OTHER_GROUP'
                                     when l.countries <> '{}' and not l.countries @> array[:country::text] then 'OTHER_COUNTRY'
                                     when l.channels <> '{}' and not l.channels @> array[:channel]::text[] then 'OTHER_CHANNEL'
                                     when l.ends_at <= now() then 'ENDED'
                                     when l.starts_at > now() then 'NOT_STARTED' end as obstacle,
                                case when l.customers <> '{}' then 8 else 0 end
                                    + case when l.customer_groups <> '{}' then 4 else 0 end
                                    + case when l.countries <> '{}' then 2 else 0 end
                                    + case when l.channels <> '{}' then 1 else 0 end as conditions,
                                l.id, l.name, l.kind, l.priority, l.starts_at, l.ends_at, l.channels, l.customer_groups,
                                l.customers, l.countries
                         from (
                             select e.price_list_id, coalesce(t.amount_minor, e.amount_minor) as amount_minor,
                                    case when t.min_quantity is null then e.compare_at_minor end as compare_at_minor,
                                    coalesce(t.min_quantity, 1) as min_quantity, p.basis
                             from pricing.price_list_entries e
                             join pricing.price_lists p on p.id = e.price_list_id
                             left join lateral (
                                 select t.min_quantity, t.amount_minor from pricing.price_list_tiers t
                                 where t.price_list_id = e.price_list_id and t.variant_id = e.variant_id
                                 and t.min_quantity <= :quantity order by t.min_quantity desc limit 1) t on true
                             where e.variant_id = :variant and p.currency = :currency
                             union all
                             select p.id, round(b.amount_minor::numeric * (10000 - t.basis_points) / 10000)::bigint, null,
                                    t.min_quantity, c.basis
                             from pricing.prices b
                             join pricing.price_lists p on p.currency = b.currency and p.kind = 'PERCENT'
                             cross join lateral (
                                 select t.min_quantity, t.basis_points
                                 from unnest(p.tier_quantities, p.tier_basis_points) as t (min_quantity, basis_points)
                                 where t.min_quantity <= :quantity order by t.min_quantity desc limit 1) t
                             left join pricing.currency_bases c on c.currency = b.currency
                             where b.variant_id = :variant and b.currency = :currency) o
                         join pricing.price_lists l on l.id = o.price_list_id) x
                         order by x.obstacle is not null, x.priority desc, x.conditions desc, x.amount_minor, x.id desc
                         limit 100)
                        union all
                        select b.amount_minor, b.compare_at_minor, 1, c.basis, null, 0,
                               null, null, null, null, null, null, null, null, null, null
                        from pricing.prices b left join pricing.currency_bases c on c.currency = b.currency
                        where b.variant_id = :variant and b.currency = :currency
                        """)
                .param("variant", variant)
                .param("currency", currency.getCurrencyCode())
                .param("quantity", quantity)
                .param("channel", channel)
                .param("groups", Sql.uuids(buyer.groups()))
                .param("customer", buyer.customer())
                .param("country", buyer.country())
                .query(Row.class)
                .list()
                .stream()
                .map(row -> row.entry(currency))
                .toList();
    }

    /// Returns an empty list if the variant has its own price.
    List<Part> parts(VariantId variant) {
        return jdbc.sql("""
                        select p.part_id as variant_id, p.quantity, s.discount_basis_points
                        from pricing.sums s join pricing.sum_parts p on p.variant_id = s.variant_id
                        where s.variant_id = :variant order by p.part_id
                        """).param("variant", variant.value()).query(Part.class).list();
    }
}
