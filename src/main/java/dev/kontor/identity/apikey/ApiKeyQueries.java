package dev.kontor.identity.apikey;

import dev.kontor.identity.ApiKeyId;
import dev.kontor.identity.PublishableKeys;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the list of keys, and the data of one for a call: one statement each.
@Repository
class ApiKeyQueries {

    private static final Sorting SORTING = Sorting.by(
            "k.id", "createdAt", SortField.time("createdAt", "k.created_at"), SortField.text("name", "k.name"));

    private final JdbcClient jdbc;
    private final Cursors cursors;

    ApiKeyQueries(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    /// A key, as needed for a call.
    ///
    /// @param secretExpiresAt when the sent secret expires, if a newer one has replaced it
    record Known(
            ApiKeyId id,
            String name,
            Set<Permission> permissions,
            List<String> allowedIps,
            long authzVersion,
            @Nullable Instant expiresAt,
            @Nullable Instant secretExpiresAt,
            @Nullable Instant revokedAt) {}

    Optional<Known> bySecret(byte[] hash) {
        return jdbc.sql("""
                        select k.id, k.name, k.permissions, k.allowed_ips, k.authz_version, k.expires_at, k.revoked_at,
                            s.expires_at as secret_expires_at
                        from identity.api_key_secrets s
                        join identity.api_keys k on k.id = s.key_id
                        where s.hash = :hash
                        """).param("hash", hash).query((row, _) -> known(row)).optional();
    }

    Optional<Known> byId(ApiKeyId id) {
        return jdbc.sql("""
                        select k.id, k.name, k.permissions, k.allowed_ips, k.authz_version, k.expires_at, k.revoked_at,
                            null::timestamptz as secret_expires_at
                        from identity.api_keys k
                        where k.id = :id and k.kind = 'SECRET'
                        """)
                .param("id", id.value())
                .query((row, _) -> known(row))
                .optional();
    }

    Optional<ClientKey> client(ApiKeyId id, Instant now) {
        return jdbc.sql("""
                        select k.id, k.name, k.permissions, k.authz_version,
                            array(select encode(s.hash, 'hex') from identity.api_key_secrets s
                                  where s.key_id = k.id and (s.expires_at is null or s.expires_at > :now)
                                  order by s.created_at desc) as hashes
                        from identity.api_keys k
                        where k.id = :id and k.kind = 'SECRET' and k.revoked_at is null
                          and (k.expires_at is null or k.expires_at > :now)
                        """)
                .param("id", id.value())
                .param("now", ApiKeyRepository.time(now))
                .query((row, _) -> new ClientKey(
                        id,
                        row.getString("name"),
                        ApiKeyRepository.texts(row, "hashes"),
                        ApiKeyRepository.permissions(row).stream()
                                .map(Permission::text)
                                .collect(Collectors.toUnmodifiableSet()),
                        row.getLong("authz_version")))
                .optional();
    }

    Optional<PublishableKeys.FrontEnd> livePublishable(String key, Instant now) {
        return jdbc.sql("""
                        select k.channel from identity.api_keys k
                        where k.publishable_key = :key and k.revoked_at is null
                          and (k.expires_at is null or k.expires_at > :now)
                        """)
                .param("key", key)
                .param("now", ApiKeyRepository.time(now))
                .query(PublishableKeys.FrontEnd.class)
                .optional();
    }

    Page<ApiKeyDetails> list(ApiKeyFilter filter, Listing listing) {
        var window = cursors.window(listing, SORTING, filter);
        var where = """
                from identity.api_keys k
                where (:kind::text is null or k.kind = :kind)
                  and (:revoked::boolean is null or (k.revoked_at is not null) = :revoked)
                  and (:createdBy::text is null or k.created_by = :createdBy)
                """;
        var rows = jdbc.sql("select " + ApiKeyRepository.COLUMNS + where + window.and() + window.orderAndLimit())
                .param("kind", filter.kind() == null ? null : filter.kind().name())
                .param("revoked", filter.revoked())
                .param("createdBy", filter.createdBy())
                .params(window.params())
                .query((row, _) -> ApiKeyDetails.of(ApiKeyRepository.key(row)))
                .list();
        var page = window.page(rows, (key, field) -> switch (field) {
            case "createdAt" -> key.createdAt();
            case "name" -> key.name();
            default -> key.id().value();
        });
        return listing.wantsTotal()
                ? page.withTotal(jdbc.sql("select count(*) " + where)
                        .param(
                                "kind",
                                filter.kind() == null ? null : filter.kind().name())
                        .param("revoked", filter.revoked())
                        .param("createdBy", filter.createdBy())
                        .query(Long.class)
                        .single())
                : page;
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                new ApiKeyId(row.getObject("id", UUID.class)),
                row.getString("name"),
                ApiKeyRepository.permissions(row),
                ApiKeyRepository.texts(row, "allowed_ips"),
                row.getLong("authz_version"),
                ApiKeyRepository.instant(row.getTimestamp("expires_at")),
                ApiKeyRepository.instant(row.getTimestamp("secret_expires_at")),
                ApiKeyRepository.instant(row.getTimestamp("revoked_at")));
    }
}
