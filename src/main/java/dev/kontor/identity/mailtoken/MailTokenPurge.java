package dev.kontor.identity.mailtoken;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Deletes tokens that ran out. Any number of processes may do so at once.
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
