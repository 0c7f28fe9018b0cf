package dev.kontor.identity.password;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Deletes expired counts of wrong passwords. Several processes may do so concurrently.
@Component
class LoginFailurePurge {

    private static final int BATCH = 1_000;
    private static final int MAX_BATCHES = 1_000;

    private final LoginFailures failures;

    LoginFailurePurge(LoginFailures failures) {
        this.failures = failures;
    }

    @Scheduled(initialDelayString = "PT13M", fixedDelayString = "PT1H")
    void purge() {
        int batch = BATCH;
        for (int round = 0; round < MAX_BATCHES && batch == BATCH; round++) {
            batch = failures.purge(BATCH);
        }
    }
}
