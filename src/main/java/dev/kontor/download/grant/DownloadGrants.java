package dev.kontor.download.grant;

import dev.kontor.catalog.VariantId;
import dev.kontor.download.DownloadId;
import dev.kontor.download.DownloadProperties;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.OrderedGoods;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores the download grants and counts downloads. Each change is one conditional statement, so the database
/// serializes concurrent downloads.
@Repository
class DownloadGrants {

    private static final String COLUMNS = """
            id, order_id, line_id, variant_id, media_id, name, version, bytes, max_downloads, used, valid_days, generation,
            expires_at, expires_at <= now() as expired, last_used_at, revoked_reason
            """;
    private static final String SELECT = "select " + COLUMNS + " from download.grants ";

    private final JdbcClient jdbc;
    private final DownloadProperties properties;
    private final Clock clock;

    DownloadGrants(JdbcClient jdbc, DownloadProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /// The files offered with a variant.
    record Offer(
            VariantId variantId,
            List<File> files,
            @Nullable Integer maxDownloads,
            @Nullable Integer validDays) {}

    record File(UUID mediaId, String name, @Nullable String version, long bytes) {}

    /// A grant to insert.
    ///
    /// @param hash of its token
    /// @param perUnit number of downloads per unit
    record NewGrant(
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
                        select variant_id, files, max_downloads, valid_days from download.offers
                        where variant_id = any(:ids) and files <> '[]'
                        """).param("ids", variants).query(Offer.class).list();
    }

    /// Inserts grants; existing grants of the same line remain unchanged.
    ///
    /// @return the new grants
    List<Grant> insert(OrderId order, List<NewGrant> wanted) {
        return jdbc.sql("""
                        insert into download.grants (id, order_id, line_id, variant_id, media_id, position, name, version,
                            bytes, per_unit, max_downloads, valid_days, token_hash, expires_at, created_at)
                        select g.id, :order, g.line, g.variant, g.media, g.place, g.name, g.version, g.bytes, g.per_unit,
                            g.per_unit * g.units, g.days, g.hash, now() + make_interval(days => g.days), :now
                        from unnest(:wanted.id::uuid[], :wanted.lineId::uuid[], :wanted.variantId::uuid[],
                            :wanted.file.mediaId::uuid[], :wanted.file.name::text[], :wanted.file.version::text[],
                            :wanted.file.bytes::bigint[], :wanted.perUnit::int[], :wanted.units::int[],
                            :wanted.validDays::int[], :wanted.hash::bytea[]) with ordinality
                            as g (id, line, variant, media, name, version, bytes, per_unit, units, days, hash, place)
                        on conflict (line_id, media_id) do nothing
                        returning
                        """ + COLUMNS)
                .param("order", order)
                .param("now", clock.instant())
                .param("wanted", wanted)
                .query(Grant.class)
                .list();
    }

    /// Reduces the allowed downloads to the remaining units; none if no unit remains.
    void applyQuantities(OrderId order, List<OrderedGoods.Line> lines) {
        jdbc.sql("""
                        update download.grants g set max_downloads = g.per_unit * n.units
                        from unnest(:lines.id::uuid[], :lines.variantId::uuid[], :lines.quantity::int[]) as n (line, variant, units)
                        where g.order_id = :order and g.line_id = n.line and g.variant_id = n.variant and g.max_downloads > g.per_unit * n.units
                        """).param("order", order).param("lines", lines).update();
    }

    /// @param lines the affected lines
    /// @return the grants that were not revoked before
    List<Grant> revoke(OrderId order, Collection<OrderLineId> lines, RevokedReason reason) {
        return jdbc.sql("""
                        update download.grants set revoked_at = now(), revoked_reason = :reason
                        where order_id = :order and line_id = any(:lines) and revoked_at is null
                        returning
                        """ + COLUMNS)
                .param("order", order)
                .param("lines", lines)
                .param("reason", reason)
                .query(Grant.class)
                .list();
    }

    boolean revoke(DownloadId id, RevokedReason reason) {
        return jdbc.sql("""
                        update download.grants set revoked_at = now(), revoked_reason = :reason
                        where id = :id and revoked_at is null
                        """).param("id", id).param("reason", reason).update() == 1;
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
        return jdbc.sql(SELECT + "where id = any(:ids) order by order_id, position, id")
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

    /// Counts a download if one is left.
    ///
    /// @param hash of the token
    Optional<Grant> count(byte[] hash) {
        return jdbc.sql("""
                        update download.grants set used = used + 1, last_used_at = now()
                        where token_hash = :hash and revoked_at is null and expires_at > now() and used < max_downloads
                        returning
                        """ + COLUMNS).param("hash", hash).query(Grant.class).optional();
    }

    /// Finds the grant if it was counted recently, so that an interrupted transfer can resume.
    Optional<Grant> resumed(byte[] hash) {
        return jdbc.sql("select " + COLUMNS + """
                        from download.grants
                        where token_hash = :hash and revoked_at is null and expires_at > now()
                        and last_used_at > now() - make_interval(secs => :within)
                        """)
                .param("hash", hash)
                .param("within", properties.resumeWithin().toSeconds())
                .query(Grant.class)
                .optional();
    }

    Optional<Grant> find(byte[] hash) {
        return jdbc.sql("select " + COLUMNS + " from download.grants where token_hash = :hash")
                .param("hash", hash)
                .query(Grant.class)
                .optional();
    }

    /// Reverses the count of a download that failed.
    void undo(Grant grant) {
        jdbc.sql("""
                        update download.grants set used = used - 1
                        where id = :id and generation = :generation and used > 0
                        """)
                .param("id", grant.id())
                .param("generation", grant.generation())
                .update();
    }
}
