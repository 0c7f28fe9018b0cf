package dev.kontor.pricing;

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
    private volatile @Nullable Boolean exist;

    PersonalPriceLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean exist() {
        var known = exist;
        return known != null ? known : read();
    }

    /// Reads again after the transaction, which changes a list.
    public void changed() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                exist = null;
            }
        });
    }

    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT2S")
    void refresh() {
        read();
    }

    private boolean read() {
        boolean found = jdbc.sql("""
                        select exists (
                            select from pricing.price_lists
                            where status = 'ACTIVE' and (customers <> '{}' or customer_groups <> '{}'))
                        """).query(Boolean.class).single();
        exist = found;
        return found;
    }
}
