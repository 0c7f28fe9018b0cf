package dev.kontor.identity.token;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Checks every minute whether a rotation is due.
@Component
class SigningKeyRotation {

    private final SigningKeyService service;
    private final SigningKeys keys;

    SigningKeyRotation(SigningKeyService service, SigningKeys keys) {
        this.service = service;
        this.keys = keys;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void advance() {
        service.advance();
        keys.refresh();
    }
}
