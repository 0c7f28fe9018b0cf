package dev.kontor.order.receivable;

import dev.kontor.payment.PaymentId;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Compares once a day what payments await with what buyers owe. Every process may run it: a difference is
/// corrected in a transaction that locks the order.
@Component
class ReceivableCorrectionJob {

    private static final Logger LOG = LoggerFactory.getLogger(ReceivableCorrectionJob.class);
    private static final int PAGE = 200;

    private final ReceivableCorrection correction;

    ReceivableCorrectionJob(ReceivableCorrection correction) {
        this.correction = correction;
    }

    @Scheduled(initialDelayString = "PT9M", fixedDelayString = "PT24H")
    void run() {
        var last = new PaymentId(new UUID(0, 0));
        List<PaymentId> page;
        do {
            page = correction.awaiting(last, PAGE);
            correction.wrong(page).forEach(this::attempt);
            last = page.isEmpty() ? last : page.getLast();
        } while (page.size() == PAGE);
    }

    /// A purchase that fails must not stop the others; the next run tries it again.
    private void attempt(PaymentId purchase) {
        try {
            correction.correct(purchase);
            LOG.info("Payment {} awaited more than was due; the rest was released", purchase.text());
        } catch (RuntimeException failure) {
            LOG.warn(
                    "What payment {} awaits could not be corrected; the next run tries again",
                    purchase.text(),
                    failure);
        }
    }
}
