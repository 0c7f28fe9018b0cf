package dev.kontor.customer.consent;

import dev.kontor.audit.AuditLog;
import dev.kontor.customer.ConsentPurposeId;
import dev.kontor.shared.problem.ChangedMeanwhile;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages the purposes of consents.
@Service
@Transactional
class ConsentPurposeService {

    private static final int MAX = 50;

    private final ConsentPurposeRepository purposes;
    private final AuditLog audit;
    private final Clock clock;

    ConsentPurposeService(ConsentPurposeRepository purposes, AuditLog audit, Clock clock) {
        this.purposes = purposes;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<ConsentPurposeDetails> list() {
        return purposes.list();
    }

    @Transactional(readOnly = true)
    public ConsentPurposeDetails get(ConsentPurposeId id) {
        return purposes.find(id).orElseThrow(() -> NotFoundException.of("consent purpose", id));
    }

    /// @throws RejectedException if there are too many
    /// @throws ConflictException `already-exists` if the code is in use
    public ConsentPurposeDetails create(CreateConsentPurpose request) {
        if (purposes.list().size() >= MAX) {
            throw new RejectedException(
                    ProblemCode.REJECTED, "There can be at most %d purposes. Change one of them.".formatted(MAX));
        }
        var now = clock.instant();
        var created = new ConsentPurposeDetails(
                ConsentPurposeId.next(), 1, request.code(), request.name().strip(), true, now, now);
        if (!purposes.insert(created)) {
            throw ConflictException.taken("/code", "Another purpose has this code.");
        }
        audit.record("consent_purpose.created", created.id(), null, created);
        return created;
    }

    public ConsentPurposeDetails change(ConsentPurposeId id, IfMatch ifMatch, MergePatch<ChangeConsentPurpose> patch) {
        var before = get(id);
        ifMatch.require(before.version());
        var wanted = patch.applyTo(before);
        if (wanted.name().strip().equals(before.name()) && wanted.active() == before.active()) {
            return before;
        }
        var after = new ConsentPurposeDetails(
                id,
                before.version() + 1,
                before.code(),
                wanted.name().strip(),
                wanted.active(),
                before.createdAt(),
                clock.instant());
        if (!purposes.update(after)) {
            throw new ChangedMeanwhile();
        }
        audit.record("consent_purpose.updated", id, before, after);
        return after;
    }
}
