package dev.kontor.audit;

import dev.kontor.shared.crypto.Keyring;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Redacts entries: values and addresses go. Who did what to which object remains, and the chain still verifies,
/// because it covers the original seals.
@Repository
class AuditRedaction {

    private static final String STAFF = "stf_";
    private static final String KEY = "key_";

    private final JdbcClient jdbc;
    private final AuditKeys keys;

    AuditRedaction(JdbcClient jdbc, AuditKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /// An entry as it was recorded.
    record Original(AuditRecord entry, byte[] seal) {

        /// Without values; the address remains if the actor is staff or a program.
        AuditRecord withoutPerson() {
            var actor = entry.actor();
            return redacted(actor.startsWith(STAFF) || actor.startsWith(KEY) ? entry.source() : "");
        }

        /// Without values and address.
        AuditRecord withoutDetails() {
            return redacted("");
        }

        private AuditRecord redacted(String source) {
            return new AuditRecord(
                    entry.id(),
                    entry.occurredAt(),
                    entry.actor(),
                    entry.action(),
                    entry.object(),
                    entry.requestId(),
                    source,
                    "{}",
                    "{}");
        }
    }

    /// The entries `e` with values or an address that are not redacted yet.
    List<Original> find(String condition, String order, Map<String, ?> parameters, int most) {
        return jdbc.sql("""
                        select e.id, e.occurred_at, e.actor, e.action, e.object, e.request_id, e.source, e.before, e.after,
                            e.seal
                        from audit.entries e
                        where (%s) and (e.source <> '' or e.before <> '{}' or e.after <> '{}')
                            and not exists (select from audit.redactions d where d.entry_id = e.id)
                        order by %s limit :most
                        """.formatted(condition, order))
                .params(parameters)
                .param("most", most)
                .query(Original.class)
                .list();
    }

    /// The number of entries that [#find] would return, counted up to `most`.
    long count(String condition, Map<String, ?> parameters, int most) {
        return jdbc.sql("""
                        select count(*) from (
                            select from audit.entries e
                            where (%s) and (e.source <> '' or e.before <> '{}' or e.after <> '{}')
                                and not exists (select from audit.redactions d where d.entry_id = e.id)
                            limit :most) due
                        """.formatted(condition))
                .params(parameters)
                .param("most", most)
                .query(Long.class)
                .single();
    }

    void redact(List<Original> found, Function<Original, AuditRecord> redacted) {
        if (found.isEmpty()) {
            return;
        }
        jdbc.sql("select audit.redact(:ids::uuid[], :sources::text[], :key, :seals::text[])")
                .param("ids", strings(found, each -> each.entry().id().value().toString()))
                .param("sources", strings(found, each -> redacted.apply(each).source()))
                .param("key", keys.current())
                .param("seals", strings(found, each -> Keyring.hex(keys.redaction(each.seal(), redacted.apply(each)))))
                .query(Integer.class)
                .single();
    }

    private static List<String> strings(List<Original> found, Function<Original, String> value) {
        return found.stream().map(value).toList();
    }
}
