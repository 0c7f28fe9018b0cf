package dev.kontor.tax.provider;

import dev.kontor.tax.TaxProperties;
import dev.kontor.tax.TaxProvider;
import dev.kontor.tax.TaxProvider.Recorded;
import dev.kontor.tax.TaxProvider.Response;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Sends operations to the tax service, without a transaction and a connection. The key of an operation is
/// its id, so that the service acts once however often it is sent. Several processes may run the job.
@Component
@Conditional(TaxProviderCondition.class)
public class TaxOperationJob {

    private static final Logger LOG = LoggerFactory.getLogger(TaxOperationJob.class);
    private static final int BATCH = 100;

    private final TaxOperationQueue queue;
    private final TaxProvider provider;
    private final Duration lease;

    TaxOperationJob(TaxOperationQueue queue, TaxProvider provider, TaxProperties properties) {
        this.queue = queue;
        this.provider = provider;
        this.lease = properties.provider().timeout().multipliedBy(2);
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT5S")
    void onSchedule() {
        run();
    }

    /// Sends what is due, until the service does not answer.
    public void run() {
        for (int sent = 0; sent < BATCH; sent++) {
            var due = queue.claim(lease);
            if (due.isEmpty() || !send(due.get())) {
                return;
            }
        }
    }

    /// @return whether the service has answered
    private boolean send(TaxOperationQueue.Due due) {
        return switch (call(due)) {
            case Response.Given<String> given -> {
                queue.done(due, given.value());
                yield true;
            }
            case Response.Refused<String> refused -> {
                failed(due, refused.reason(), true);
                yield true;
            }
            case Response.None<String> none -> {
                failed(due, none.reason(), false);
                yield false;
            }
        };
    }

    private Response<String> call(TaxOperationQueue.Due due) {
        var content = due.content();
        var recorded = new Recorded(content.reference(), content.number(), content.currency(), due.document());
        return switch (due.kind()) {
            case COMMIT -> provider.commit(content, due.id());
            case VOID -> provider.cancel(recorded, due.id());
            case REFUND -> provider.refund(recorded, Objects.requireNonNullElse(due.lines(), List.of()), due.id());
        };
    }

    private void failed(TaxOperationQueue.Due due, String reason, boolean isFinal) {
        if (queue.failed(due, reason, isFinal)) {
            LOG.error(
                    "The tax service did not record the {} of order {}: {}. Retry it in the order.",
                    due.kind(),
                    due.content().number(),
                    reason);
        }
    }
}
