package dev.kontor.pricing;

import dev.kontor.catalog.VariantId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds current prices; the database decides which price wins.
@Repository
class PriceQueries implements Pricing {

    private final JdbcClient jdbc;
    private final PersonalPriceLists personal;

    PriceQueries(JdbcClient jdbc, PersonalPriceLists personal) {
        this.jdbc = jdbc;
        this.personal = personal;
    }

    private record Row(
            VariantId variantId,
            long amountMinor,
            @Nullable Long compareAtMinor,
            @Nullable PriceListId priceListId,
            @Nullable PriceBasis basis,
            int minQuantity,
            int conditions,
            int minimum,
            @Nullable Integer maximum,
            int step) {

        Price price(Currency currency) {
            return new Price(
                    new Money(amountMinor, currency),
                    compareAtMinor == null ? null : new Money(compareAtMinor, currency),
                    priceListId,
                    basis,
                    minQuantity,
                    PriceCondition.ofBits(conditions),
                    new QuantityRule(minimum, maximum, step));
        }
    }

    @Override
    public boolean hasPersonalPrices() {
        return personal.exist();
    }

    @Override
    public boolean isPersonal(PriceBuyer buyer) {
        return buyer.customer() != null
                && jdbc.sql("""
                                select exists (
                                    select from pricing.price_lists
                                    where status = 'ACTIVE'
                                    and (customers @> array[:customer]::uuid[] or customer_groups && :groups::uuid[]))
                                """)
                        .param("customer", buyer.customer().value())
                        .param("groups", Sql.uuids(buyer.groups()))
                        .query(Boolean.class)
                        .single();
    }

    @Override
    public Map<VariantId, Price> prices(
            Map<VariantId, Integer> quantities, Currency currency, String channel, PriceBuyer buyer) {
        var variants = List.copyOf(quantities.keySet());
        return jdbc
                .sql("""
                        select w.variant_id, p.amount_minor, p.compare_at_minor, p.price_list_id, p.basis, p.min_quantity,
                            p.conditions, coalesce(t.min_quantity, 1) as minimum, t.max_quantity as maximum,
                            coalesce(t.quantity_step, 1) as step
                        from unnest(:variants::uuid[], :quantities::integer[]) as w (variant_id, quantity)
                        cross join lateral (
                            select * from pricing.pub_buyer_prices(
                                w.quantity, :channel, :groups::uuid[], :customer::uuid, :country::text) b
                            where b.variant_id = w.variant_id and b.currency = :currency limit 1) p
                        left join pricing.sales_terms t on t.variant_id = w.variant_id
                        """)
                .param("variants", Sql.uuids(variants))
                .param("quantities", variants.stream().map(quantities::get).toArray(Integer[]::new))
                .param("currency", currency.getCurrencyCode())
                .param("channel", channel)
                .param("groups", Sql.uuids(buyer.groups()))
                .param("customer", Sql.nullable(CustomerId.class, buyer.customer()))
                .param("country", Sql.nullable(String.class, buyer.country()))
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Row::variantId, row -> row.price(currency)));
    }
}
