package dev.kontor.search.index;

import dev.kontor.channel.ChannelId;
import dev.kontor.shared.database.Sql;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores product prices of channels with their own price lists. Only differing rows are written.
@Repository
class ChannelPriceRepository {

    private static final int FORGOTTEN_AT_ONCE = 5_000;

    private static final String REFRESH = """
            with fresh as (
                select v.product_id, x.currency, min(x.amount_minor) as amount_minor
                from pricing.pub_channel_prices(:code) x
                join catalog.pub_variants v on v.variant_id = x.variant_id
                where x.variant_id = any (:variants::uuid[])
                group by v.product_id, x.currency
            ), gone as (
                delete from search.channel_prices d
                where d.channel_id = :channel and d.product_id = any (:ids::uuid[])
                and not exists (select from fresh f where f.product_id = d.product_id and f.currency = d.currency)
            )
            insert into search.channel_prices (channel_id, product_id, currency, amount_minor)
            select :channel, f.product_id, f.currency, f.amount_minor from fresh f
            where not exists (
                select from search.channel_prices p
                where p.channel_id = :channel and p.product_id = f.product_id and p.currency = f.currency
                and p.amount_minor = f.amount_minor)
            on conflict (channel_id, product_id, currency) do update set amount_minor = excluded.amount_minor
            """;

    private final JdbcClient jdbc;

    ChannelPriceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A channel that has, or had, its own price lists.
    record Priced(UUID id, String code) {}

    /// Serializes writers until the end of the transaction. Writers read the owners afterwards, so older data
    /// never overwrites newer data.
    void waitForOthers() {
        Sql.lock(jdbc, "search.channel_prices");
    }

    List<Priced> priced() {
        return jdbc.sql("select channel_id as id, code from channel.pub_channels where priced order by channel_id")
                .query(Priced.class)
                .list();
    }

    List<UUID> variants(Collection<UUID> products) {
        return jdbc.sql("select variant_id from catalog.pub_variants where product_id = any (:ids::uuid[])")
                .param("ids", products)
                .query(UUID.class)
                .list();
    }

    /// @param variants all published ones of the products: listing them restricts the view of prices; a join
    ///     would compute it for the whole shop
    void refresh(Priced channel, Collection<UUID> products, Collection<UUID> variants) {
        jdbc.sql(REFRESH)
                .param("channel", channel.id())
                .param("code", channel.code())
                .param("ids", products)
                .param("variants", variants)
                .update();
    }

    /// Schedules new channels for filling.
    void enter() {
        jdbc.sql("""
                        insert into search.priced_channels (channel_id)
                        select channel_id from channel.pub_channels where priced
                        on conflict do nothing
                        """).update();
    }

    /// Claims a channel that is due for filling or comparison. Nobody else gets it for a while: for longer than
    /// filling takes, or until the next comparison.
    Optional<Priced> takeDue() {
        return jdbc.sql("""
                        update search.priced_channels p
                        set due_at = clock_timestamp()
                            + case when p.filled then interval '1 hour' else interval '10 minutes' end
                        from channel.pub_channels c
                        where c.channel_id = p.channel_id and p.channel_id = (
                            select d.channel_id from search.priced_channels d
                            join channel.pub_channels e on e.channel_id = d.channel_id
                            where d.due_at < clock_timestamp()
                            order by d.due_at, d.channel_id limit 1 for update of d skip locked)
                        returning c.channel_id as id, c.code
                        """).query(Priced.class).optional();
    }

    void markFilled(Priced channel) {
        jdbc.sql("update search.priced_channels set filled = true where channel_id = :id and not filled")
                .param("id", channel.id())
                .update();
    }

    boolean isFilled(ChannelId channel) {
        return jdbc.sql("select exists (select from search.priced_channels where channel_id = :id and filled)")
                .param("id", channel)
                .query(Boolean.class)
                .single();
    }

    /// Deletes prices of products that are no longer published.
    void removeUnpublished(Priced channel) {
        jdbc.sql("""
                        delete from search.channel_prices d
                        where d.channel_id = :channel
                        and not exists (select from catalog.pub_products p where p.product_id = d.product_id)
                        """).param("channel", channel.id()).update();
    }

    /// Deleted channels.
    List<UUID> deleted() {
        return jdbc.sql("""
                        select p.channel_id from search.priced_channels p
                        where not exists (select from channel.pub_channels c where c.channel_id = p.channel_id)
                        """).query(UUID.class).list();
    }

    /// Deletes some prices of a deleted channel; finally the channel itself.
    ///
    /// @return whether there may be more
    boolean forgetSome(UUID channel) {
        int gone = jdbc.sql("""
                        delete from search.channel_prices
                        where channel_id = :channel and product_id in (
                            select product_id from search.channel_prices
                            where channel_id = :channel order by product_id limit :most)
                        """)
                .param("channel", channel)
                .param("most", FORGOTTEN_AT_ONCE)
                .update();
        if (gone == 0) {
            jdbc.sql("delete from search.priced_channels where channel_id = :channel")
                    .param("channel", channel)
                    .update();
        }
        return gone > 0;
    }
}
