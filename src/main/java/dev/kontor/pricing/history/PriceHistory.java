package dev.kontor.pricing.history;

import dev.kontor.catalog.VariantId;
import dev.kontor.channel.Channels;
import dev.kontor.shared.database.Sql;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Records what everybody pays for one unit, whenever it changes.
@Repository
public class PriceHistory {

    private final JdbcClient jdbc;
    private final Channels channels;

    PriceHistory(JdbcClient jdbc, Channels channels) {
        this.jdbc = jdbc;
        this.channels = channels;
    }

    /// Compares the current prices of the variants with the last recorded ones. Runs one SQL statement in the
    /// transaction of the change.
    public void record(Collection<VariantId> variants) {
        jdbc.sql("""
                        with moment as materialized (select clock_timestamp() as at), current as materialized (
                            select p.variant_id, p.currency, c.code as channel, p.amount_minor, p.basis,
                                   p.compare_at_minor is not null as reduced
                            from unnest(:channels::text[]) as c (code)
                            cross join unnest(:variants::uuid[]) as v (id)
                            cross join lateral (
                                select * from pricing.pub_buyer_prices(1, c.code, '{}', null, null) x
                                where x.variant_id = v.id) p
                        ), open as materialized (
                            select h.* from pricing.price_history h
                            where h.variant_id = any(:variants::uuid[]) and h.valid_until is null
                        ), closed as (
                            update pricing.price_history h set valid_until = greatest(moment.at, h.valid_from)
                            from open o, moment
                            where h.variant_id = o.variant_id and h.currency = o.currency and h.channel = o.channel
                            and h.valid_from = o.valid_from
                            and not exists (
                                select from current c
                                where c.variant_id = o.variant_id and c.currency = o.currency and c.channel = o.channel
                                and c.amount_minor = o.amount_minor and c.reduced = o.reduced
                                and c.basis is not distinct from o.basis)
                        )
                        insert into pricing.price_history
                            (variant_id, currency, channel, valid_from, amount_minor, basis, reduced)
                        select c.variant_id, c.currency, c.channel, moment.at, c.amount_minor, c.basis, c.reduced
                        from current c, moment
                        where not exists (
                            select from open o
                            where c.variant_id = o.variant_id and c.currency = o.currency and c.channel = o.channel
                            and c.amount_minor = o.amount_minor and c.reduced = o.reduced
                            and c.basis is not distinct from o.basis)
                        """)
                .param("variants", Sql.uuids(variants))
                .param(
                        "channels",
                        channels.all().stream()
                                .map(channel -> channel.priced() ? channel.code() : "")
                                .distinct()
                                .toArray(String[]::new))
                .update();
    }
}
