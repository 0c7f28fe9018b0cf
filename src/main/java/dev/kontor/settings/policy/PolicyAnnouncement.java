package dev.kontor.settings.policy;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Announces policies that take effect. Several processes announce each one once: the update decides. What
/// shoppers see does not wait for it.
@Component
class PolicyAnnouncement {

    private final PolicyService policies;

    PolicyAnnouncement(PolicyService policies) {
        this.policies = policies;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT5S")
    void announce() {
        policies.announce();
    }
}
