package dev.kontor.storefront.visibility;

import dev.kontor.catalog.VariantId;
import dev.kontor.channel.Channel;
import dev.kontor.pricing.ChannelPrices;
import dev.kontor.shared.database.Sql;
import java.util.Collection;
import java.util.Currency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts what can be bought of variants, in the shop or not: one statement.
@Repository
class OfferFactQueries {

    private final JdbcClient jdbc;

    OfferFactQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    OfferFacts of(Collection<VariantId> variants, Currency currency, Channel channel) {
        return jdbc.sql("""
                select count(*) filter (where o.priced) as priced, count(*) filter (where o.available) as available,
                       count(*) filter (where o.priced and o.available) as both
                from unnest(:ids::uuid[]) as v(id)
                cross join lateral (
                    select exists (select from %s p
                                   where p.variant_id = v.id and p.currency = :currency) as priced,
                           exists (select from inventory.pub_availability a
                                   where a.variant_id = v.id
                                   and (not a.tracked or a.available > 0 or a.backorderable > 0)) as available) o
                """.formatted(ChannelPrices.of(channel)))
                .param("channelCode", channel.code())
                .param("ids", Sql.uuids(variants))
                .param("currency", currency.getCurrencyCode())
                .query((row, _) -> new OfferFacts(row.getInt("priced"), row.getInt("available"), row.getInt("both")))
                .single();
    }
}
