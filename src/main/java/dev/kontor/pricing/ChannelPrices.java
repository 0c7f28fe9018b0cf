package dev.kontor.pricing;

import dev.kontor.channel.Channel;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.database.Sql;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Provides the SQL source of the prices of one unit in a channel.
public final class ChannelPrices {

    private static final String BUYER = ":channelCode, :priceGroups::uuid[], :priceCustomer::uuid, :priceCountry::text";

    private ChannelPrices() {}

    /// Returns the expression for `from`: the view of all prices or, if price lists exist only for this
    /// channel or the buyer is known, a function with the parameters of [#params].
    public static String of(Channel channel, PriceBuyer buyer) {
        return channel.priced() || !buyer.isAnyone()
                ? "pricing.pub_buyer_prices(1, " + BUYER + ")"
                : "pricing.pub_prices";
    }

    /// Returns the source of the prices of more units of a variant: `min_quantity`, `amount_minor` and `basis`.
    ///
    /// @param variant column with the id of the variant
    public static String tiers(String variant) {
        return "pricing.pub_tiers(" + variant + ", :currency, " + BUYER + ")";
    }

    /// Returns the lowest price in the 30 days before the current reduction began, as SQL that yields
    /// minor units or null: only for a reduced price that everybody pays.
    ///
    /// @param variant column with the id of the variant
    /// @param price alias of the source of prices
    public static String prior(String variant, String price) {
        return """
                case when %2$s.compare_at_minor is not null and %2$s.conditions in (0, 1) then (
                    select h.amount_minor from pricing.pub_prior_price(%1$s, :currency, :historyChannel, %2$s.basis) h)
                end""".formatted(variant, price);
    }

    /// The parameters of these sources, apart from `currency`.
    public static Map<String, @Nullable Object> params(Channel channel, PriceBuyer buyer) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("channelCode", channel.code());
        params.put("historyChannel", channel.priced() ? channel.code() : "");
        params.put("priceGroups", Sql.uuids(buyer.groups()));
        params.put("priceCustomer", Sql.nullable(CustomerId.class, buyer.customer()));
        params.put("priceCountry", Sql.nullable(String.class, buyer.country()));
        return params;
    }
}
