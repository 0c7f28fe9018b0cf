package dev.kontor.identity.sso;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Deletes unfinished sign-ins at issuers.
@Component
class SsoFlowPurge {

    private final SsoFlowRepository flows;
    private final Clock clock;

    SsoFlowPurge(SsoFlowRepository flows, Clock clock) {
        this.flows = flows;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void purge() {
        var _ = flows.purge(clock.instant());
    }
}
