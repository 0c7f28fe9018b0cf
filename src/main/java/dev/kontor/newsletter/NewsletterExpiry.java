package dev.kontor.newsletter;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Deletes requests that nobody has confirmed and the addresses of former subscribers. Several processes
/// may do so concurrently.
@Component
class NewsletterExpiry {

    private static final int BATCH = 200;

    private final SubscriberRepository subscribers;
    private final TransactionTemplate transactions;

    NewsletterExpiry(SubscriberRepository subscribers, TransactionTemplate transactions) {
        this.subscribers = subscribers;
        this.transactions = transactions;
    }

    @Scheduled(initialDelayString = "PT17M", fixedDelayString = "PT1H")
    void expire() {
        int expired = BATCH;
        while (expired == BATCH) {
            expired = transactions.execute(_ -> subscribers.expire(BATCH));
        }
    }
}
