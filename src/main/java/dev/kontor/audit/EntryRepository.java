package dev.kontor.audit;

import dev.kontor.shared.crypto.Keyring;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Inserts entries. They are never changed or deleted.
@Repository
class EntryRepository {

    private final JdbcClient jdbc;
    private final AuditKeys keys;

    EntryRepository(JdbcClient jdbc, AuditKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /// Inserts the entries and queues them for sealing.
    void insert(List<AuditRecord> entries) {
        jdbc.sql("""
                        with entry as (
                            insert into audit.entries (id, occurred_at, actor, action, object, request_id, source,
                                before, after, key_id, seal)
                            select id, occurred_at, actor, action, object, request_id, source, before, after,
                                :key, decode(seal, 'hex')
                            from unnest(:ids::uuid[], :times::timestamptz[], :actors::text[], :actions::text[],
                                    :objects::text[], :requestIds::text[], :sources::text[], :before::text[],
                                    :after::text[], :seals::text[])
                                with ordinality as entry (id, occurred_at, actor, action, object, request_id, source,
                                    before, after, seal, place)
                            order by place
                            returning id, seq)
                        insert into audit.waiting (entry_id, seq) select id, seq from entry
                        """)
                .param("key", keys.current())
                .param("ids", strings(entries, entry -> entry.id().value().toString()))
                .param("times", strings(entries, entry -> entry.occurredAt().toString()))
                .param("actors", strings(entries, AuditRecord::actor))
                .param("actions", strings(entries, AuditRecord::action))
                .param("objects", strings(entries, AuditRecord::object))
                .param("requestIds", strings(entries, AuditRecord::requestId))
                .param("sources", strings(entries, AuditRecord::source))
                .param("before", strings(entries, AuditRecord::before))
                .param("after", strings(entries, AuditRecord::after))
                .param("seals", strings(entries, entry -> Keyring.hex(keys.seal(entry))))
                .update();
    }

    private static List<String> strings(List<AuditRecord> entries, Function<AuditRecord, String> value) {
        return entries.stream().map(value).toList();
    }
}
