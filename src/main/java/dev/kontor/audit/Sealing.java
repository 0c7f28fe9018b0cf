package dev.kontor.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Seals at intervals and logs the head of the chain once an hour: logs stored elsewhere make truncation
/// detectable.
@Component
class Sealing {

    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);
    private static final Duration LOG_EVERY = Duration.ofHours(1);

    private final Sealer sealer;
    private final Clock clock;
    private Instant loggedAt = Instant.MIN;

    Sealing(Sealer sealer, Clock clock) {
        this.sealer = sealer;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${kontor.audit.seal-interval:5s}")
    void seal() {
        logHead(sealer.seal());
    }

    private void logHead(ChainHead head) {
        var now = clock.instant();
        if (head.position() > 0 && !now.isBefore(earliest())) {
            loggedAt = now;
            LOG.info("The audit log is sealed up to {}", head.text());
        }
    }

    private Instant earliest() {
        return loggedAt.equals(Instant.MIN) ? loggedAt : loggedAt.plus(LOG_EVERY);
    }
}
