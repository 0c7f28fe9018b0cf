package dev.kontor.privacy.hold;

import dev.kontor.audit.AuditLog;
import dev.kontor.identity.Actor;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.privacy.LegalHoldId;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Sets and ends legal holds.
@Service
@Transactional
class LegalHolds {

    private final LegalHoldRepository holds;
    private final CustomerAccounts accounts;
    private final AuditLog audit;
    private final Clock clock;

    LegalHolds(LegalHoldRepository holds, CustomerAccounts accounts, AuditLog audit, Clock clock) {
        this.holds = holds;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<LegalHoldDetails> list(Listing listing) {
        return holds.list(listing);
    }

    @Transactional(readOnly = true)
    public LegalHoldDetails get(LegalHoldId id) {
        return holds.find(id).orElseThrow(() -> NotFoundException.of("legal hold", id));
    }

    public LegalHoldDetails create(CreateLegalHold request, Actor actor) {
        var customer = request.customerId();
        if (customer != null && !accounts.exists(customer)) {
            throw RejectedException.at("/customerId", "not-found", "There is no such customer.");
        }
        var email = request.email() == null ? null : request.email().strip().toLowerCase(Locale.ROOT);
        var hold = new LegalHoldDetails(
                LegalHoldId.next(), customer, email, request.reason(), actor.label(), clock.instant());
        if (!holds.insert(hold)) {
            throw ConflictException.taken(
                    customer == null ? "/email" : "/customerId", "The person has a legal hold already.");
        }
        audit.record("legal_hold.created", hold.id(), null, hold);
        return hold;
    }

    public void end(LegalHoldId id) {
        var hold = get(id);
        holds.delete(id);
        audit.record("legal_hold.ended", id, hold, null);
    }
}
