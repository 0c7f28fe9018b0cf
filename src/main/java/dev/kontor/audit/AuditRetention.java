package dev.kontor.audit;

import dev.kontor.audit.AuditRedaction.Original;
import dev.kontor.shared.privacy.RetainedData;
import dev.kontor.shared.privacy.RetentionKind;
import dev.kontor.shared.privacy.RetentionLimit;
import dev.kontor.shared.privacy.RetentionPolicy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Redacts entries by their age: their values and addresses go, and the chain still verifies. Walks from the oldest
/// entry, because redacted ones remain.
@Component
class AuditRetention implements RetainedData {

    /// A year: who changed what is needed for at least one audit.
    private static final int MIN_DAYS = 365;

    private static final String DUE = """
            e.occurred_at < :before and (e.occurred_at, e.id) > (:after::timestamptz, :id::uuid)
            and e.actor <> all(:heldCustomerTexts::text[]) and e.object <> all(:heldCustomerTexts::text[])
            """;
    private static final String START = Instant.EPOCH + " 00000000-0000-0000-0000-000000000000";

    private final AuditRedaction redaction;

    AuditRetention(AuditRedaction redaction) {
        this.redaction = redaction;
    }

    @Override
    public RetentionPolicy policy() {
        return RetentionPolicy.optional(RetentionKind.AUDIT_DETAILS, MIN_DAYS, "audit.entries");
    }

    @Override
    public long due(RetentionLimit limit, int most) {
        return redaction.count(DUE, parameters(limit, START), most);
    }

    @Override
    public Pass delete(RetentionLimit limit, String cursor, int most) {
        var found =
                redaction.find(DUE, "e.occurred_at, e.id", parameters(limit, cursor.isEmpty() ? START : cursor), most);
        redaction.redact(found, Original::withoutDetails);
        return found.size() < most ? new Pass(found.size(), null) : new Pass(found.size(), cursor(found.getLast()));
    }

    private static String cursor(Original last) {
        return last.entry().occurredAt() + " " + last.entry().id().value();
    }

    private static Map<String, Object> parameters(RetentionLimit limit, String cursor) {
        var parameters = new HashMap<>(limit.parameters());
        int space = cursor.indexOf(' ');
        parameters.put("after", cursor.substring(0, space));
        parameters.put("id", cursor.substring(space + 1));
        return parameters;
    }
}
