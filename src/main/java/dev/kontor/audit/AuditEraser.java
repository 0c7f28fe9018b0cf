package dev.kontor.audit;

import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonToErase;
import dev.kontor.shared.privacy.PersonalDataEraser;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Redacts the entries by and about a person: the changed values go, and the IP address of the person. Who did what to
/// which object remains, and the chain still verifies, because it covers the original seals.
@Repository
class AuditEraser implements PersonalDataEraser {

    private static final String STAFF = "stf_";
    private static final String KEY = "key_";

    private final JdbcClient jdbc;
    private final AuditKeys keys;

    AuditEraser(JdbcClient jdbc, AuditKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    @Override
    public Set<ErasureStage> stages() {
        return Set.of(ErasureStage.ORDERS, ErasureStage.RECORDS);
    }

    @Override
    public String table() {
        return "audit.entries";
    }

    @Override
    public int erase(ErasureStage stage, PersonToErase person, int most) {
        var condition = stage == ErasureStage.ORDERS
                ? "e.object = any(:orderObjects)"
                : "(e.actor = any(:customerTexts) or e.object = any(:customerTexts))";
        var found = jdbc.sql("""
                        select e.id, e.occurred_at, e.actor, e.action, e.object, e.request_id, e.source, e.before, e.after,
                            e.seal
                        from audit.entries e
                        where %s and (e.source <> '' or e.before <> '{}' or e.after <> '{}')
                            and not exists (select from audit.redactions d where d.entry_id = e.id)
                        order by e.id limit :most
                        """.formatted(condition))
                .params(person.parameters())
                .param("most", most)
                .query(Original.class)
                .list();
        if (!found.isEmpty()) {
            redact(found);
        }
        return found.size();
    }

    private record Original(AuditRecord entry, byte[] seal) {

        AuditRecord redacted() {
            var source = entry.actor().startsWith(STAFF) || entry.actor().startsWith(KEY) ? entry.source() : "";
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

    private void redact(List<Original> found) {
        jdbc.sql("select audit.redact(:ids::uuid[], :sources::text[], :key, :seals::text[])")
                .param("ids", strings(found, each -> each.entry().id().value().toString()))
                .param("sources", strings(found, each -> each.redacted().source()))
                .param("key", keys.current())
                .param("seals", strings(found, each -> Keyring.hex(keys.redaction(each.seal(), each.redacted()))))
                .query(Integer.class)
                .single();
    }

    private static List<String> strings(List<Original> found, Function<Original, String> value) {
        return found.stream().map(value).toList();
    }
}
