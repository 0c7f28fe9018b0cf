package dev.kontor.customer.consent;

import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonToErase;
import dev.kontor.shared.privacy.PersonalDataEraser;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Redacts the consents of guests, which no SQL condition finds: they have a keyed hash instead of the
/// address.
@Component
class GuestConsentEraser implements PersonalDataEraser {

    private final GuestConsents consents;

    GuestConsentEraser(GuestConsents consents) {
        this.consents = consents;
    }

    @Override
    public Set<ErasureStage> stages() {
        return Set.of(ErasureStage.RECORDS);
    }

    @Override
    public String table() {
        return "customer.consent_records";
    }

    @Override
    public int erase(ErasureStage stage, PersonToErase person, int most) {
        return consents.erase(person.emails());
    }
}
