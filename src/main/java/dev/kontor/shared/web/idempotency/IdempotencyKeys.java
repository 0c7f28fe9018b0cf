package dev.kontor.shared.web.idempotency;

import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.crypto.SealedColumn;
import dev.kontor.shared.database.AtCommit;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The store of idempotency keys (draft-ietf-httpapi-idempotency-key-header). A key is claimed in the
/// transaction that does the work, so a crash rolls back both; the response is stored encrypted until the key
/// expires.
@Component
public class IdempotencyKeys {

    static final Duration RETENTION = Duration.ofDays(1);
    static final Duration MONEY_RETENTION = Duration.ofDays(30);
    private static final String PURPOSE = "idempotency";
    private static final String IN_USE = "idempotency key in use";

    private final JdbcClient jdbc;
    private final Keyring keyring;
    private final JsonMapper json;
    // By identity: the keys of two runs of one request are equal, their leases are not.
    private final Map<IdempotencyKey, OffsetDateTime> leases = Collections.synchronizedMap(new IdentityHashMap<>());
    private final Set<IdempotencyKey> finished =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

    IdempotencyKeys(JdbcClient jdbc, Keyring keyring, JsonMapper json) {
        this.jdbc = jdbc;
        this.keyring = keyring;
        this.json = json;
    }

    @Bean
    static SealedColumn sealedStoredResponses() {
        return new SealedColumn(
                "kontor.idempotency_keys", "body", "principal || '/' || key", PURPOSE, UnaryOperator.identity());
    }

    record StoredResponse(int status, Map<String, String> headers, byte[] body) {}

    /// Claims the key inside the caller's transaction, for at most `lease`. If an earlier run of the same
    /// request lost its lease without a response, this takes it over: the caller must then resume what that run
    /// began.
    ///
    /// @return whether an earlier run of the same request had claimed the key: its work was committed
    /// @throws ConflictException `request-in-progress` while another run of the request has its lease
    /// @throws RejectedException `idempotency-key-reused` if the key came with another request
    public boolean claim(IdempotencyKey key, Duration lease) {
        var first = insert(key, lease, MONEY_RETENTION);
        var until = first.or(() -> takeOver(key, lease));
        if (until.isEmpty()) {
            find(key);
            throw inProgress();
        }
        leases.put(key, until.get());
        return first.isEmpty();
    }

    /// Stores the response of a process with the commit of the transaction that does all of its work, so that no key is
    /// claimed before. For work under a lock for which a concurrent run of the request waits. If the key was used
    /// before, the commit fails with `request-in-progress`, and the filter replays the stored response.
    public void finish(IdempotencyKey key, ResponseEntity<?> response) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        var location = response.getHeaders().getFirst(HttpHeaders.LOCATION);
        if (location != null) {
            headers.put(HttpHeaders.LOCATION, location);
        }
        var body = json.writeValueAsBytes(response.getBody());
        storeAtCommit(key, new StoredResponse(response.getStatusCode().value(), headers, body), MONEY_RETENTION);
        finished.add(key);
    }

    /// Ends this request's lease, if any, without a response, so that a retry resumes at once. Runs in a
    /// separate transaction.
    void release(IdempotencyKey key) {
        finished.remove(key);
        var until = leases.remove(key);
        if (until != null) {
            jdbc.sql("""
                            update kontor.idempotency_keys set lease_until = now()
                            where principal = :principal and key = :key and status is null and lease_until = :until
                            """)
                    .param("principal", key.principal())
                    .param("key", key.key())
                    .param("until", until)
                    .update();
        }
    }

    /// Claims the key for the current transaction; waits for a concurrent run of the same request.
    ///
    /// @return until when it is claimed; empty if another request has it
    Optional<OffsetDateTime> insert(IdempotencyKey key, Duration lease, Duration retention) {
        return jdbc.sql("""
                        insert into kontor.idempotency_keys
                            (principal, key, operation, request_hash, lease_until, created_at, expires_at)
                        values (:principal, :key, :operation, :hash, now() + make_interval(secs => :lease), now(),
                            now() + make_interval(secs => :retention))
                        on conflict (principal, key) do update
                            set operation = excluded.operation, request_hash = excluded.request_hash,
                                lease_until = excluded.lease_until, created_at = excluded.created_at,
                                expires_at = excluded.expires_at, status = null, headers = null, body = null
                            where idempotency_keys.expires_at <= now()
                        returning lease_until
                        """)
                .param("principal", key.principal())
                .param("key", key.key())
                .param("operation", key.operation())
                .param("hash", key.requestHash())
                .param("lease", lease.toSeconds())
                .param("retention", retention.toSeconds())
                .query(OffsetDateTime.class)
                .optional();
    }

    /// Stores a new key with the response with the commit of the current transaction; waits for a concurrent one that
    /// has stored it. The commit fails with [KeyInUse] if there is such a key that has not expired.
    ///
    /// A run that had claimed the key and lost its lease, in an earlier version, leaves it to this one.
    void storeAtCommit(IdempotencyKey key, StoredResponse answer, Duration retention) {
        AtCommit.update(
                jdbc.sql("""
                                with stored as (
                                    insert into kontor.idempotency_keys
                                        (principal, key, operation, request_hash, lease_until, created_at, expires_at,
                                         status, headers, body)
                                    values (:principal, :key, :operation, :hash, now(), now(),
                                        now() + make_interval(secs => :retention), :status, :headers::jsonb, :body)
                                    on conflict (principal, key) do update
                                        set operation = excluded.operation, request_hash = excluded.request_hash,
                                            lease_until = excluded.lease_until, created_at = excluded.created_at,
                                            expires_at = excluded.expires_at, status = excluded.status,
                                            headers = excluded.headers, body = excluded.body
                                        where idempotency_keys.expires_at <= now()
                                            or idempotency_keys.status is null and idempotency_keys.lease_until <= now()
                                                and idempotency_keys.request_hash = excluded.request_hash
                                    returning key)
                                select %s from stored
                                """.formatted(AtCommit.require("count(*) = 1", IN_USE)))
                        .params(columns(key, answer, retention)),
                IN_USE,
                KeyInUse::new);
    }

    private Map<String, Object> columns(IdempotencyKey key, StoredResponse answer, Duration retention) {
        return Map.of(
                "principal",
                key.principal(),
                "key",
                key.key(),
                "operation",
                key.operation(),
                "hash",
                key.requestHash(),
                "retention",
                retention.toSeconds(),
                "status",
                answer.status(),
                "headers",
                json.writeValueAsString(answer.headers()),
                "body",
                keyring.seal(PURPOSE, answer.body(), context(key)));
    }

    private Optional<OffsetDateTime> takeOver(IdempotencyKey key, Duration lease) {
        return jdbc.sql("""
                        update kontor.idempotency_keys set lease_until = now() + make_interval(secs => :lease)
                        where principal = :principal and key = :key and request_hash = :hash
                          and status is null and lease_until <= now()
                        returning lease_until
                        """)
                .param("principal", key.principal())
                .param("key", key.key())
                .param("hash", key.requestHash())
                .param("lease", lease.toSeconds())
                .query(OffsetDateTime.class)
                .optional();
    }

    /// The response stored for the key; empty if there is none.
    ///
    /// @throws RejectedException `idempotency-key-reused` if the key came with another request
    Optional<StoredResponse> find(IdempotencyKey key) {
        return jdbc.sql("""
                        select request_hash, status, headers::text as headers, body from kontor.idempotency_keys
                        where principal = :principal and key = :key and expires_at > now()
                        """)
                .param("principal", key.principal())
                .param("key", key.key())
                .query(Row.class)
                .optional()
                .flatMap(row -> {
                    if (!row.requestHash().equals(key.requestHash())) {
                        throw new RejectedException(
                                ProblemCode.IDEMPOTENCY_KEY_REUSED, Message.of("request.idempotency-key-reused"));
                    }
                    return row.status() == null ? Optional.empty() : Optional.of(answer(key, row, row.status()));
                });
    }

    /// Stores the response for a claimed key, or for one whose claim was rolled back with the rejection.
    void store(IdempotencyKey key, StoredResponse answer, Duration retention) {
        store(key, answer, retention, "now()");
    }

    /// Stores the response of a process whose work is committed. If PostgreSQL ends and loses it, a retry
    /// resumes the process when its lease ends, as it does when the process of this server ends. Does nothing for a
    /// key that is finished.
    void storeOfProcess(IdempotencyKey key, StoredResponse answer) {
        leases.remove(key);
        if (finished.remove(key)) {
            return;
        }
        store(key, answer, MONEY_RETENTION, "case when %s then now() end".formatted(Sql.COMMIT_WITHOUT_WAITING));
    }

    /// @param now SQL of the time
    private void store(IdempotencyKey key, StoredResponse answer, Duration retention, String now) {
        jdbc.sql("""
                        insert into kontor.idempotency_keys
                            (principal, key, operation, request_hash, lease_until, created_at, expires_at,
                             status, headers, body)
                        values (:principal, :key, :operation, :hash, %s, now(),
                            now() + make_interval(secs => :retention), :status, :headers::jsonb, :body)
                        on conflict (principal, key) do update
                            set status = excluded.status, headers = excluded.headers, body = excluded.body
                            where idempotency_keys.status is null
                        """.formatted(now)).params(columns(key, answer, retention)).update();
    }

    /// Deletes expired keys; the unique constraints of business data stay.
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    int purge() {
        return jdbc.sql("delete from kontor.idempotency_keys where expires_at <= now()")
                .update();
    }

    static ConflictException inProgress() {
        return new KeyInUse();
    }

    private StoredResponse answer(IdempotencyKey key, Row row, int status) {
        var body = row.body() == null
                ? new byte[0]
                : keyring.open(PURPOSE, row.body(), context(key))
                        .orElseThrow(
                                () -> new IllegalStateException("a stored response was encrypted with another secret"));
        Map<String, String> headers = row.headers() == null
                ? Map.of()
                : json.readValue(row.headers(), new TypeReference<Map<String, String>>() {});
        return new StoredResponse(status, headers, body);
    }

    private static String context(IdempotencyKey key) {
        return key.principal() + "/" + key.key();
    }

    record Row(
            String requestHash,
            @Nullable Integer status,
            @Nullable String headers,
            byte @Nullable [] body) {}
}
