package dev.kontor.payment.reconciliation;

import dev.kontor.audit.AuditLog;
import dev.kontor.payment.ReconciliationId;
import dev.kontor.payment.provider.ListsCharges;
import dev.kontor.payment.provider.ProviderCalls;
import dev.kontor.shared.problem.RejectedException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Starts reconciliations.
@Service
@Transactional
class ReconciliationService {

    private static final Duration MAX_PERIOD = Duration.ofDays(93);

    private final ReconciliationRepository reconciliations;
    private final ProviderCalls providers;
    private final AuditLog audit;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    ReconciliationService(
            ReconciliationRepository reconciliations,
            ProviderCalls providers,
            AuditLog audit,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.reconciliations = reconciliations;
        this.providers = providers;
        this.audit = audit;
        this.publisher = publisher;
        this.clock = clock;
    }

    /// Published for a new reconciliation and handled after the commit.
    record Started(ReconciliationId id) {}

    ReconciliationId start(StartReconciliation request) {
        if (providers.able(request.provider(), ListsCharges.class).isEmpty()) {
            throw rejected("provider", "No provider with this name can list its charges.");
        }
        boolean fits = request.from().isBefore(request.until())
                && !request.until().isAfter(request.from().plus(MAX_PERIOD));
        if (!fits) {
            throw rejected("until", "Must be at most 93 days after `from`.");
        }
        var id = ReconciliationId.next();
        reconciliations.insert(id, request, clock.instant());
        audit.record(
                "reconciliation.started",
                id,
                null,
                Map.of("provider", request.provider(), "from", request.from(), "until", request.until()));
        publisher.publishEvent(new Started(id));
        return id;
    }

    private static RejectedException rejected(String field, String detail) {
        return RejectedException.at("/" + field, "refused", detail);
    }
}
