package dev.kontor.pricing;

import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.PriceSource.PriceRow;
import dev.kontor.shared.database.Sql;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Collectors;
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

    private record Row(VariantId variantId, PriceRow price) {}

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
        return jdbc
                .sql("""
                        select w.variant_id, price.*
                        from unnest(:quantities.key::uuid[], :quantities.value::integer[]) as w (variant_id, quantity)
                        cross join lateral (%s) price
                        """.formatted(PriceSource.of("w.variant_id", "w.quantity")))
                .param("quantities", quantities)
                .params(PriceSource.params(currency, channel, buyer))
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Row::variantId, row -> row.price().price(currency)));
    }
}
