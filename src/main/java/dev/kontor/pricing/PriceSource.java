package dev.kontor.pricing;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.PriceBasis;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// SQL for modules that read the prices of variants for a buyer in one statement with what they know about them.
public final class PriceSource {

    /// A condition: whether a price list is active that may have a price for the buyer, in the currency, in the channel
    /// and now, or more than 50 lists are active, which is cheaper to assume. Uses the parameters of [#params].
    public static final String LISTED = """
            coalesce((
                select count(*) > 50 or bool_or(l.currency = :priceCurrency::char(3)
                    and (l.starts_at is null or l.starts_at <= now()) and (l.ends_at is null or l.ends_at > now())
                    and (l.channels = '{}' or l.channels @> array[:priceChannel::text])
                    and (l.customer_groups = '{}' or :priceGroups::uuid[] <> '{}')
                    and (l.customers = '{}' or :priceCustomer::uuid is not null))
                from (select * from pricing.price_lists where status = 'ACTIVE' limit 51) l), false)\
            """;

    /// The area of configuration, as the database names it, whose version changes with [#LISTED] unless time does it.
    public static final String AREA = "pricelists";

    /// An expression: for how many seconds the condition [#LISTED] stays as it is while no list changes. Null if no
    /// active list begins or ends later.
    public static final String SETTLED = """
            (select floor(extract(epoch from min(turn.at) - clock_timestamp()))::bigint
                from pricing.price_lists l cross join lateral (values (l.starts_at), (l.ends_at)) turn (at)
                where l.status = 'ACTIVE' and turn.at > now())\
            """;

    private PriceSource() {}

    /// The query of the current price of some units of a variant, for `join lateral (...)`: the columns of [PriceRow],
    /// or no row. Uses the parameters of [#params].
    ///
    /// @param variant a column with the id
    /// @param quantity a column with the units, which select the tier
    public static String of(String variant, String quantity) {
        return query(variant, "pub_buyer_price(%s, :priceCurrency, %s".formatted(variant, quantity));
    }

    /// The same query with a much shorter plan. It is exact only if the condition [#LISTED] is false in the same
    /// statement.
    public static String ofBase(String variant) {
        return query(variant, "pub_base_price(%s, :priceCurrency".formatted(variant));
    }

    private static String query(String variant, String prices) {
        return """
                select b.amount_minor, b.compare_at_minor, b.price_list_id, b.basis, b.min_quantity, b.conditions,
                    coalesce(t.min_quantity, 1) as minimum, t.max_quantity as maximum,
                    coalesce(t.quantity_step, 1) as step
                from pricing.%2$s, :priceChannel, :priceGroups::uuid[], :priceCustomer::uuid, :priceCountry::text) b
                left join pricing.sales_terms t on t.variant_id = %1$s
                limit 1\
                """.formatted(variant, prices);
    }

    /// The buyers for whom the condition [#LISTED] has the same value at a time.
    public record Audience(Currency currency, String channel, boolean grouped, boolean known) {

        public static Audience of(Currency currency, String channel, PriceBuyer buyer) {
            return new Audience(currency, channel, !buyer.groups().isEmpty(), buyer.customer() != null);
        }
    }

    /// The parameters of the queries.
    ///
    /// @param channel code of the channel whose price lists apply in addition; a deleted channel has none
    public static Map<String, Object> params(Currency currency, String channel, PriceBuyer buyer) {
        return Map.of(
                "priceCurrency",
                currency.getCurrencyCode(),
                "priceChannel",
                channel,
                "priceGroups",
                Sql.uuids(buyer.groups()),
                "priceCustomer",
                Sql.nullable(CustomerId.class, buyer.customer()),
                "priceCountry",
                Sql.nullable(String.class, buyer.country()));
    }

    /// The columns of a price.
    public record PriceRow(
            long amountMinor,
            @Nullable Long compareAtMinor,
            @Nullable PriceListId priceListId,
            @Nullable PriceBasis basis,
            int minQuantity,
            int conditions,
            int minimum,
            @Nullable Integer maximum,
            int step) {

        /// @param currency the requested one
        public Price price(Currency currency) {
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
}
