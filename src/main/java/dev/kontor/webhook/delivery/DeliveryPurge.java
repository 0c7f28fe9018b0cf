package dev.kontor.webhook.delivery;

import dev.kontor.webhook.WebhookProperties;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Deletes old deliveries. Several processes may do so concurrently.
@Component
class DeliveryPurge {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryPurge.class);

    private final DeliveryRepository deliveries;
    private final WebhookProperties properties;
    private final Clock clock;

    DeliveryPurge(DeliveryRepository deliveries, WebhookProperties properties, Clock clock) {
        this.deliveries = deliveries;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT14M", fixedDelayString = "PT1H")
    void purge() {
        int gone = deliveries.purge(clock.instant().minus(properties.retention()));
        if (gone > 0) {
            LOG.info("deleted {} webhook deliveries older than {}", gone, properties.retention());
        }
    }
}
