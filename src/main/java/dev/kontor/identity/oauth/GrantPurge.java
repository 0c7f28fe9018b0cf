package dev.kontor.identity.oauth;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Deletes sign-ins at other programs whose codes and tokens have expired.
@Component
class GrantPurge {

    private final GrantRepository grants;

    GrantPurge(GrantRepository grants) {
        this.grants = grants;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void purge() {
        var _ = grants.purge();
    }
}
