package dev.kontor.storefront.visibility;

import dev.kontor.catalog.VariantId;
import dev.kontor.channel.Channel;
import dev.kontor.pricing.ChannelPrices;
import dev.kontor.pricing.PriceBuyer;
import java.util.Collection;
import java.util.Currency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts available and priced variants, published or not, with one SQL statement.
@Repository
class OfferFactQueries {

    private final JdbcClient jdbc;

    OfferFactQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    OfferFacts of(Collection<VariantId> variants, Currency currency, Channel channel) {
        return jdbc.sql("""
                select count(*) filter (where o.priced) as priced, count(*) filter (where o.available) as available,
                       count(*) filter (where o.priced and o.available) as both,
                       array(select distinct b.sku from catalog.pub_bundle_parts b
                             join catalog.pub_bundles s on s.variant_id = b.bundle_id
                             where b.bundle_id = any (:ids::uuid[]) and s.pricing = 'SUM'
                             and not exists (select from %1$s p
                                             where p.variant_id = b.part_id and p.currency = :currency)
                             order by b.sku) as unpriced,
                       array(select distinct b.sku from catalog.pub_bundle_parts b
                             left join lateral (
                                 select a.tracked, a.available, a.backorderable from search.pub_availability a
                                 where a.variant_id = b.part_id limit 1) a on true
                             where b.bundle_id = any (:ids::uuid[]) and coalesce(a.tracked, true)
                             and coalesce(a.available, 0)::bigint + coalesce(a.backorderable, 0) < b.quantity
                             order by b.sku) as scarce
                from unnest(:ids::uuid[]) as v(id)
                cross join lateral (
                    select exists (select from %1$s p
                                   where p.variant_id = v.id and p.currency = :currency) as priced,
                           exists (select from search.pub_availability a
                                   where a.variant_id = v.id
                                   and (not a.tracked or a.available > 0 or a.backorderable > 0)) as available) o
                """.formatted(ChannelPrices.of(channel, PriceBuyer.ANYONE)))
                .param("channelCode", channel.code())
                .param("ids", variants)
                .param("currency", currency.getCurrencyCode())
                .query(OfferFacts.class)
                .single();
    }
}
