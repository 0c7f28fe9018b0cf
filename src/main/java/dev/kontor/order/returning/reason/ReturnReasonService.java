package dev.kontor.order.returning.reason;

import dev.kontor.audit.AuditLog;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages the reasons for returns on behalf of staff.
@Service
@Transactional
class ReturnReasonService {

    private final ReturnReasonRepository repository;
    private final ReturnReasons reasons;
    private final AuditLog audit;
    private final Shop shop;
    private final Clock clock;

    ReturnReasonService(
            ReturnReasonRepository repository, ReturnReasons reasons, AuditLog audit, Shop shop, Clock clock) {
        this.repository = repository;
        this.reasons = reasons;
        this.audit = audit;
        this.shop = shop;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<ReturnReasonDetails> list(Listing listing) {
        return reasons.list(listing);
    }

    @Transactional(readOnly = true)
    public ReturnReasonDetails get(ReturnReasonId id) {
        return repository.get("return reason", id).details();
    }

    public ReturnReasonDetails create(SaveReturnReason request) {
        shop.requireLanguages(request.labels(), "/labels");
        if (reasons.full()) {
            throw new RejectedException(
                    ProblemCode.QUANTITY_LIMIT,
                    "A shop has at most " + ReturnReasons.MAX + " reasons for returns. Delete one first.");
        }
        var reason = new ReturnReason(request, clock.instant());
        repository.store(reason);
        var created = reason.details();
        audit.record("return_reason.created", reason.id(), null, created);
        return created;
    }

    public ReturnReasonDetails change(ReturnReasonId id, IfMatch ifMatch, MergePatch<SaveReturnReason> patch) {
        var reason = repository.get("return reason", id, ifMatch);
        var before = reason.details();
        var wanted = patch.applyTo(before);
        shop.requireLanguages(wanted.labels(), "/labels");
        reason.change(wanted, clock.instant());
        repository.store(reason);
        var after = reason.details();
        audit.record("return_reason.updated", id, before, after);
        return after;
    }

    public void delete(ReturnReasonId id, IfMatch ifMatch) {
        var reason = repository.get("return reason", id, ifMatch);
        repository.deleteAndFlush(reason);
        audit.record("return_reason.deleted", id, reason.details(), null);
    }
}
