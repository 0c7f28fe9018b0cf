package dev.kontor.pricing;

import dev.kontor.shared.database.AfterCommit;
import dev.kontor.shared.database.CachedSnapshot;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Knows whether any active price list names customers or groups. In a shop without one, a signed-in customer's reads
/// cost no more than a guest's. Other processes learn of a change within two seconds.
@Component
public class PersonalPriceLists {

    private final CachedSnapshot<Boolean> exist;

    PersonalPriceLists(JdbcClient jdbc) {
        this.exist =
                new CachedSnapshot<>(() -> jdbc.sql("""
                        select exists (
                            select from pricing.price_lists
                            where status = 'ACTIVE' and (customers <> '{}' or customer_groups <> '{}'))
                        """).query(Boolean.class).single());
    }

    boolean exist() {
        return exist.get();
    }

    /// Called when a list changes. After the commit, assumes that such a list exists until the next refresh.
    public void changed() {
        AfterCommit.run(() -> exist.replace(true));
    }

    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT2S")
    void refresh() {
        exist.refresh();
    }
}
