package dev.kontor.audit;

import dev.kontor.audit.ChainLink.SealedEntry;
import dev.kontor.shared.crypto.Keyring;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes positions and the chain, and the queue of entries without a position.
@Repository
class ChainRepository {

    private static final String ENTRY = """
            e.id, e.occurred_at, e.actor, e.action, e.object, e.request_id, e.source, e.before, e.after,
            e.key_id as entry_key, e.seal, d.key_id as redaction_key, d.seal as redaction_seal
            """;

    private final JdbcClient jdbc;

    ChainRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An entry without a position.
    record Unnumbered(AuditEntryId entry, byte[] seal) {}

    /// The queue or chain state of an entry.
    record Place(AuditEntryId entry, boolean numbered, boolean waiting) {}

    private record StoredLink(
            long position,
            AuditEntryId entry,
            String keyId,
            byte[] mac,
            @Nullable AuditRecord stored,
            @Nullable String entryKey,
            byte @Nullable [] seal,
            @Nullable String redactionKey,
            byte @Nullable [] redactionSeal) {

        ChainLink link() {
            var sealed = stored == null || entryKey == null || seal == null
                    ? null
                    : new SealedEntry(stored, entryKey, seal, redactionKey, redactionSeal);
            return new ChainLink(position, entry, keyId, mac, sealed);
        }
    }

    /// Prevents other processes from sealing until the transaction ends.
    ///
    /// @return false if another process is sealing
    boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('audit.seal'))")
                .query(Boolean.class)
                .single();
    }

    ChainHead head() {
        return jdbc.sql("select position, mac from audit.chain order by position desc limit 1")
                .query(ChainHead.class)
                .optional()
                .orElse(ChainHead.NONE);
    }

    /// Whether the chain contains that link.
    boolean has(ChainHead link) {
        return jdbc.sql("select exists (select from audit.chain where position = :position and mac = :mac)")
                .paramSource(link)
                .query(Boolean.class)
                .single();
    }

    /// The first committed entries without a position, in insertion order.
    List<Unnumbered> unnumbered(int limit) {
        return jdbc.sql("""
                        select w.entry_id as entry, e.seal
                        from audit.waiting w join audit.entries e on e.id = w.entry_id
                        order by w.seq limit :limit
                        """).param("limit", limit).query(Unnumbered.class).list();
    }

    void append(List<ChainLink> links) {
        jdbc.sql("""
                        with link as (
                            insert into audit.chain (position, entry_id, key_id, mac)
                            select position, entry_id, key_id, decode(mac, 'hex')
                            from unnest(:positions::bigint[], :entries::uuid[], :keys::text[], :macs::text[])
                                as link (position, entry_id, key_id, mac)
                            returning entry_id)
                        delete from audit.waiting w using link where w.entry_id = link.entry_id
                        """)
                .param("positions", links.stream().map(ChainLink::position).toList())
                .param("entries", strings(links, link -> link.entry().value().toString()))
                .param("keys", strings(links, ChainLink::keyId))
                .param("macs", strings(links, link -> Keyring.hex(link.mac())))
                .update();
    }

    /// The next links with their entries, in order.
    List<ChainLink> linksAfter(long position, int limit) {
        return jdbc
                .sql("select c.position, c.entry_id as entry, c.key_id, c.mac, " + ENTRY + """
                        from audit.chain c left join audit.entries e on e.id = c.entry_id
                        left join audit.redactions d on d.entry_id = e.id
                        where c.position > :after order by c.position limit :limit
                        """)
                .param("after", position)
                .param("limit", limit)
                .query(StoredLink.class)
                .list()
                .stream()
                .map(StoredLink::link)
                .toList();
    }

    /// The next entries in id order, each with its queue or chain state.
    List<Place> placesAfter(UUID entry, int limit) {
        return jdbc.sql("""
                        select e.id as entry, c.entry_id is not null as numbered, w.entry_id is not null as waiting
                        from (select id from audit.entries where id > :after order by id limit :limit) e
                        left join audit.chain c on c.entry_id = e.id
                        left join audit.waiting w on w.entry_id = e.id
                        order by e.id
                        """)
                .param("after", entry)
                .param("limit", limit)
                .query(Place.class)
                .list();
    }

    Optional<SealedEntry> entry(AuditEntryId id) {
        return jdbc.sql("""
                        select e.*, d.key_id as redaction_key_id, d.seal as redaction_seal
                        from audit.entries e left join audit.redactions d on d.entry_id = e.id
                        where e.id = :id
                        """).param("id", id).query(SealedEntry.class).optional();
    }

    /// A queued entry that does not exist.
    Optional<AuditEntryId> lost() {
        return jdbc.sql("""
                        select w.entry_id from audit.waiting w
                        where not exists (select from audit.entries e where e.id = w.entry_id)
                        order by w.seq limit 1
                        """).query(AuditEntryId.class).optional();
    }

    private static List<String> strings(List<ChainLink> links, Function<ChainLink, String> value) {
        return links.stream().map(value).toList();
    }
}
