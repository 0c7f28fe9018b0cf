package dev.kontor.payment.reconciliation;

import dev.kontor.payment.provider.ListsCharges;
import dev.kontor.payment.provider.PaymentProperties;
import dev.kontor.payment.provider.ProviderCalls;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// Reads the charges of a provider page by page and compares them at the end. Several processes may run it
/// concurrently, and one continues where another died.
@Component
class ReconciliationWork {

    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationWork.class);
    /// A payment and its charge have slightly different times, so the read period is extended by this margin.
    private static final Duration MARGIN = Duration.ofHours(1);

    private final ReconciliationRepository reconciliations;
    private final ProviderCalls providers;
    private final PaymentProperties properties;

    ReconciliationWork(
            ReconciliationRepository reconciliations, ProviderCalls providers, PaymentProperties properties) {
        this.reconciliations = reconciliations;
        this.providers = providers;
        this.properties = properties;
    }

    /// Runs on a separate thread, because that of the transaction still holds its connection.
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void afterCommit(ReconciliationService.Started started) {
        Thread.ofVirtual().name("reconciliation").start(this::run);
    }

    @Scheduled(fixedDelayString = "PT30S")
    void onSchedule() {
        if (properties.janitor().enabled()) {
            run();
        }
    }

    void run() {
        for (var next = reconciliations.claim(); next.isPresent(); next = reconciliations.claim()) {
            readThrough(next.get());
        }
    }

    private void readThrough(ReconciliationRepository.Running run) {
        try {
            var after = run.nextPage();
            do {
                var page = page(run, after);
                reconciliations.save(run, page);
                after = page.next();
            } while (after != null);
            compare(run);
        } catch (RuntimeException failure) {
            LOG.warn("Reconciliation {} was interrupted and continues later", run.id(), failure);
            reconciliations.release(run);
        }
    }

    void compare(ReconciliationRepository.Running run) {
        reconciliations.clearDifferences(run);
        for (var after = reconciliations.compareCharges(run, ""); after != null; ) {
            after = reconciliations.compareCharges(run, after);
        }
        var start = new ReconciliationRepository.Place(run.fromAt(), new UUID(0, 0));
        for (var after = reconciliations.comparePayments(run, start); after != null; ) {
            after = reconciliations.comparePayments(run, after);
        }
        reconciliations.end(run);
    }

    private ListsCharges.Page page(ReconciliationRepository.Running run, @Nullable String after) {
        var provider = providers
                .able(run.provider(), ListsCharges.class)
                .orElseThrow(() -> new IllegalStateException("the provider no longer exists"));
        return providers.list(
                run.provider(),
                () -> provider.charges(run.fromAt().minus(MARGIN), run.untilAt().plus(MARGIN), after));
    }
}
