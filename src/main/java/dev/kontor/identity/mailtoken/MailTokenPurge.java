package dev.kontor.identity.mailtoken;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Deletes expired tokens. Several processes may do so concurrently.
@Component
class MailTokenPurge {

    private final MailTokens tokens;

    MailTokenPurge(MailTokens tokens) {
        this.tokens = tokens;
    }

    @Scheduled(initialDelayString = "PT13M", fixedDelayString = "PT1H")
    void purge() {
        tokens.deleteExpired();
    }
}
