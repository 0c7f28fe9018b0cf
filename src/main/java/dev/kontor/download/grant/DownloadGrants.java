package dev.kontor.download.grant;

import dev.kontor.catalog.VariantId;
import dev.kontor.download.DownloadId;
import dev.kontor.media.MediaId;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.OrderedGoods;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores the download grants. Each change is one conditional statement.
@Repository
class DownloadGrants {

    static final String COLUMNS = """
            id, order_id, line_id, variant_id, media_id, name, version, bytes, max_downloads, used, valid_days, generation,
            expires_at, expires_at <= now() as expired, last_used_at, revoked_reason
            """;
    private static final String SELECT = "select " + COLUMNS + " from download.grants ";

    private final JdbcClient jdbc;
    private final Clock clock;

    DownloadGrants(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// The files offered with a variant.
    record Offer(
            VariantId variantId,
            List<File> files,
            @Nullable Integer maxDownloads,
            @Nullable Integer validDays) {}

    record File(UUID mediaId, String name, @Nullable String version, long bytes) {}

    /// A new grant.
    ///
    /// @param hash of its token
    /// @param perUnit number of downloads per unit
    record Gift(
            DownloadId id,
            OrderLineId lineId,
            VariantId variantId,
            File file,
            byte[] hash,
            int perUnit,
            int units,
            int validDays) {}

    List<Offer> offers(Collection<VariantId> variants) {
        return jdbc.sql("""
                        select variant_id, files::text, max_downloads, valid_days from download.offers
                        where variant_id = any(:ids::uuid[]) and files <> '[]'
                        """).param("ids", variants).query(Offer.class).list();
    }

    /// Inserts grants; existing grants of the same line remain unchanged.
    ///
    /// @return the new grants
    List<Grant> insert(OrderId order, List<Gift> gifts) {
        return jdbc.sql("""
                        insert into download.grants (id, order_id, line_id, variant_id, media_id, position, name, version,
                            bytes, per_unit, max_downloads, valid_days, token_hash, expires_at, created_at)
                        select g.id, :order, g.line, g.variant, g.media, g.place, g.name, g.version, g.bytes, g.per_unit,
                            g.per_unit * g.units, g.days, decode(g.hash, 'hex'), now() + make_interval(days => g.days), :now
                        from unnest(:ids::uuid[], :lines::uuid[], :variants::uuid[], :media::uuid[], :names::text[],
                            :versions::text[], :bytes::bigint[], :perUnit::int[], :units::int[], :days::int[],
                            :hashes::text[]) with ordinality
                            as g (id, line, variant, media, name, version, bytes, per_unit, units, days, hash, place)
                        on conflict (line_id, media_id) do nothing
                        returning
                        """ + COLUMNS)
                .param("order", order)
                .param("now", clock.instant())
                .param("ids", texts(gifts, gift -> gift.id().value()))
                .param("lines", texts(gifts, gift -> gift.lineId().value()))
                .param("variants", texts(gifts, gift -> gift.variantId().value()))
                .param("media", texts(gifts, gift -> gift.file().mediaId()))
                .param("names", texts(gifts, gift -> gift.file().name()))
                .param("versions", texts(gifts, gift -> gift.file().version()))
                .param("bytes", texts(gifts, gift -> gift.file().bytes()))
                .param("perUnit", texts(gifts, Gift::perUnit))
                .param("units", texts(gifts, Gift::units))
                .param("days", texts(gifts, Gift::validDays))
                .param("hashes", texts(gifts, gift -> Keyring.hex(gift.hash())))
                .query(Grant.class)
                .list();
    }

    /// Reduces the allowed downloads to the remaining units; none if no unit remains.
    void applyQuantities(OrderId order, List<OrderedGoods.Line> lines) {
        jdbc.sql("""
                        update download.grants g set max_downloads = g.per_unit * n.units
                        from unnest(:lines::uuid[], :variants::uuid[], :units::int[]) as n (line, variant, units)
                        where g.order_id = :order and g.line_id = n.line and g.variant_id = n.variant and g.max_downloads > g.per_unit * n.units
                        """)
                .param("order", order)
                .param("lines", lines.stream().map(OrderedGoods.Line::id).toList())
                .param(
                        "variants",
                        lines.stream().map(OrderedGoods.Line::variantId).toList())
                .param("units", lines.stream().map(OrderedGoods.Line::quantity).toArray(Integer[]::new))
                .update();
    }

    /// @param lines the affected lines
    /// @return the grants that were not revoked before
    List<Grant> revoke(OrderId order, Collection<OrderLineId> lines, RevokedReason reason) {
        return jdbc.sql("""
                        update download.grants set revoked_at = now(), revoked_reason = :reason
                        where order_id = :order and line_id = any(:lines::uuid[]) and revoked_at is null
                        returning
                        """ + COLUMNS)
                .param("order", order)
                .param("lines", lines)
                .param("reason", reason.name())
                .query(Grant.class)
                .list();
    }

    boolean revoke(DownloadId id, RevokedReason reason) {
        return jdbc.sql("""
                        update download.grants set revoked_at = now(), revoked_reason = :reason
                        where id = :id and revoked_at is null
                        """).param("id", id).param("reason", reason.name()).update() == 1;
    }

    /// Resets the number of downloads, renews the validity and replaces the token.
    ///
    /// @param hash of the token of the next generation
    boolean renew(Grant grant, byte[] hash) {
        return jdbc.sql("""
                        update download.grants
                        set used = 0, last_used_at = null, generation = generation + 1, token_hash = :hash,
                            expires_at = greatest(expires_at, now() + make_interval(days => valid_days))
                        where id = :id and generation = :generation and revoked_at is null
                        """)
                        .param("hash", hash)
                        .param("id", grant.id())
                        .param("generation", grant.generation())
                        .update()
                == 1;
    }

    boolean extend(DownloadId id, Instant until) {
        return jdbc.sql("update download.grants set expires_at = :until where id = :id and revoked_at is null")
                        .param("until", until)
                        .param("id", id)
                        .update()
                == 1;
    }

    Optional<Grant> find(DownloadId id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(Grant.class)
                .optional();
    }

    List<Grant> find(Collection<DownloadId> ids) {
        return jdbc.sql(SELECT + "where id = any(:ids::uuid[]) order by order_id, position, id")
                .param("ids", ids)
                .query(Grant.class)
                .list();
    }

    List<Grant> of(OrderId order) {
        return jdbc.sql(SELECT + "where order_id = :order order by position, id")
                .param("order", order)
                .query(Grant.class)
                .list();
    }

    private static String[] texts(List<Gift> gifts, Function<Gift, @Nullable Object> value) {
        return gifts.stream()
                .map(gift -> {
                    var each = value.apply(gift);
                    return each == null ? null : each.toString();
                })
                .toArray(String[]::new);
    }

    static Grant grant(ResultSet row) throws SQLException {
        var reason = row.getString("revoked_reason");
        return new Grant(
                new DownloadId(row.getObject("id", UUID.class)),
                new OrderId(row.getObject("order_id", UUID.class)),
                new OrderLineId(row.getObject("line_id", UUID.class)),
                new VariantId(row.getObject("variant_id", UUID.class)),
                new MediaId(row.getObject("media_id", UUID.class)),
                row.getString("name"),
                row.getString("version"),
                row.getLong("bytes"),
                row.getInt("max_downloads"),
                row.getInt("used"),
                row.getInt("valid_days"),
                row.getInt("generation"),
                Sql.instant(row, "expires_at"),
                row.getBoolean("expired"),
                Sql.optionalInstant(row, "last_used_at"),
                reason == null ? null : RevokedReason.valueOf(reason));
    }
}
