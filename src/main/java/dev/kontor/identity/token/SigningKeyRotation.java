package dev.kontor.identity.token;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Checks every minute whether a rotation is due.
@Component
class SigningKeyRotation {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeyRotation.class);

    private final SigningKeyService service;
    private final SigningKeys keys;

    SigningKeyRotation(SigningKeyService service, SigningKeys keys) {
        this.service = service;
        this.keys = keys;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void advance() {
        try {
            service.advance();
            keys.refresh();
        } catch (DataAccessException e) {
            LOG.warn("The signing keys could not be checked; trying again in a minute", e);
        }
    }
}
