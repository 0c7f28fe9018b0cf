package dev.kontor.pricing;

import dev.kontor.catalog.VariantId;
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

    PriceQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            VariantId variantId,
            long amountMinor,
            @Nullable Long compareAtMinor,
            @Nullable PriceListId priceListId,
            @Nullable PriceBasis basis,
            int minQuantity,
            int conditions) {

        Price price(Currency currency) {
            return new Price(
                    new Money(amountMinor, currency),
                    compareAtMinor == null ? null : new Money(compareAtMinor, currency),
                    priceListId,
                    basis,
                    minQuantity,
                    PriceCondition.ofBits(conditions));
        }
    }

    @Override
    public Map<VariantId, Price> prices(
            Map<VariantId, Integer> quantities, Currency currency, String channel, PriceBuyer buyer) {
        var variants = List.copyOf(quantities.keySet());
        return jdbc
                .sql("""
                        select w.variant_id, p.amount_minor, p.compare_at_minor, p.price_list_id, p.basis, p.min_quantity,
                            p.conditions
                        from unnest(:variants::uuid[], :quantities::integer[]) as w (variant_id, quantity)
                        cross join lateral (
                            select * from pricing.pub_buyer_prices(
                                w.quantity, :channel, :groups::uuid[], :customer::uuid, :country::text) b
                            where b.variant_id = w.variant_id and b.currency = :currency limit 1) p
                        """)
                .param("variants", Sql.uuids(variants))
                .param("quantities", variants.stream().map(quantities::get).toArray(Integer[]::new))
                .param("currency", currency.getCurrencyCode())
                .param("channel", channel)
                .param("groups", Sql.uuids(buyer.groups()))
                .param(
                        "customer",
                        buyer.customer() == null ? null : buyer.customer().value())
                .param("country", buyer.country())
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Row::variantId, row -> row.price(currency)));
    }
}
