package dev.kontor.pricing;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Knows whether any active price list names customers or groups. In a shop without one, a signed-in customer's reads
/// cost no more than a guest's. Other processes learn of a change within two seconds.
@Component
public class PersonalPriceLists {

    private final JdbcClient jdbc;
    private final AtomicInteger changes = new AtomicInteger();
    private volatile @Nullable Boolean exist;

    PersonalPriceLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean exist() {
        var known = exist;
        return known != null ? known : read();
    }

    /// After the transaction, which changes a list, assumes that such a list exists until the next look.
    public void changed() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                changes.incrementAndGet();
                exist = true;
            }
        });
    }

    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT2S")
    void refresh() {
        read();
    }

    private boolean read() {
        int before = changes.get();
        boolean found = jdbc.sql("""
                        select exists (
                            select from pricing.price_lists
                            where status = 'ACTIVE' and (customers <> '{}' or customer_groups <> '{}'))
                        """).query(Boolean.class).single();
        if (changes.get() == before) {
            exist = found;
        }
        return found;
    }
}
