package dev.kontor.audit;

import dev.kontor.audit.AuditRedaction.Original;
import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonToErase;
import dev.kontor.shared.privacy.PersonalDataEraser;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Redacts the entries by and about a person: the changed values go, and the IP address of the person. Who did what to
/// which object remains, and the chain still verifies, because it covers the original seals.
@Component
class AuditEraser implements PersonalDataEraser {

    private final AuditRedaction redaction;

    AuditEraser(AuditRedaction redaction) {
        this.redaction = redaction;
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
        var found = redaction.find(condition, "e.id", person.parameters(), most);
        redaction.redact(found, Original::withoutPerson);
        return found.size();
    }
}
