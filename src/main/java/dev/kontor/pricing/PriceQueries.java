package dev.kontor.pricing;

import dev.kontor.catalog.VariantId;
import dev.kontor.channel.Channels;
import dev.kontor.shared.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds current prices; the database view decides which price wins.
@Repository
class PriceQueries implements Pricing {

    private final JdbcClient jdbc;
    private final Channels channels;

    PriceQueries(JdbcClient jdbc, Channels channels) {
        this.jdbc = jdbc;
        this.channels = channels;
    }

    @Override
    public Map<VariantId, Price> prices(Collection<VariantId> ids, Currency currency, String channel) {
        return jdbc
                .sql("""
                        select variant_id, currency, amount_minor, compare_at_minor, price_list_id
                        from %s
                        where variant_id = any(:variants::uuid[]) and currency = :currency
                        """.formatted(ChannelPrices.of(channels.find(channel).orElseGet(channels::standard))))
                .param("channelCode", channel)
                .param("variants", ids.stream().map(id -> id.value().toString()).toArray(String[]::new))
                .param("currency", currency.getCurrencyCode())
                .query((row, _) -> Map.entry(
                        new VariantId(row.getObject("variant_id", UUID.class)),
                        new Price(
                                new Money(row.getLong("amount_minor"), currency),
                                compareAt(row, currency),
                                priceList(row))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static @Nullable Money compareAt(ResultSet row, Currency currency) throws SQLException {
        long minor = row.getLong("compare_at_minor");
        return row.wasNull() ? null : new Money(minor, currency);
    }

    private static @Nullable PriceListId priceList(ResultSet row) throws SQLException {
        var id = row.getObject("price_list_id", UUID.class);
        return id == null ? null : new PriceListId(id);
    }
}
