package dev.kontor.identity.apikey;

import dev.kontor.identity.ApiKeyId;
import dev.kontor.identity.PublishableKeys;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private final KeysetLists lists;

    ApiKeyQueries(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
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

    private record ClientRow(
            ApiKeyId id, String name, Set<Permission> permissions, long authzVersion, List<String> hashes) {

        ClientKey key() {
            var scopes = permissions.stream().map(Permission::text).collect(Collectors.toSet());
            return new ClientKey(id, name, hashes, scopes, authzVersion);
        }
    }

    Optional<Known> bySecret(byte[] hash) {
        return jdbc.sql("""
                        select k.id, k.name, k.permissions, k.allowed_ips, k.authz_version, k.expires_at, k.revoked_at,
                            s.expires_at as secret_expires_at
                        from identity.api_key_secrets s
                        join identity.api_keys k on k.id = s.key_id
                        where s.hash = :hash
                        """).param("hash", hash).query(Known.class).optional();
    }

    Optional<Known> byId(ApiKeyId id) {
        return jdbc.sql("""
                        select k.id, k.name, k.permissions, k.allowed_ips, k.authz_version, k.expires_at, k.revoked_at,
                            null::timestamptz as secret_expires_at
                        from identity.api_keys k
                        where k.id = :id and k.kind = 'SECRET'
                        """).param("id", id).query(Known.class).optional();
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
                .param("id", id)
                .param("now", now)
                .query(ClientRow.class)
                .optional()
                .map(ClientRow::key);
    }

    Optional<PublishableKeys.FrontEnd> livePublishable(String key, Instant now) {
        return jdbc.sql("""
                        select k.channel from identity.api_keys k
                        where k.publishable_key = :key and k.revoked_at is null
                          and (k.expires_at is null or k.expires_at > :now)
                        """)
                .param("key", key)
                .param("now", now)
                .query(PublishableKeys.FrontEnd.class)
                .optional();
    }

    Page<ApiKeyDetails> list(ApiKeyFilter filter, Listing listing) {
        return lists.select(ApiKeyRepository.COLUMNS, "identity.api_keys k")
                .where(new Conditions()
                        .and("k.kind = :kind", "kind", filter.kind())
                        .and("(k.revoked_at is not null) = :revoked", "revoked", filter.revoked())
                        .and("k.created_by = :createdBy", "createdBy", filter.createdBy()))
                .page(listing, SORTING, ApiKey.class, filter)
                .map(ApiKeyDetails::of);
    }
}
