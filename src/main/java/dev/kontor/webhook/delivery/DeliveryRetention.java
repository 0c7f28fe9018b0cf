package dev.kontor.webhook.delivery;

import dev.kontor.shared.privacy.RetainedData;
import dev.kontor.shared.privacy.RetainedRows;
import dev.kontor.shared.privacy.RetainedRows.Rows;
import dev.kontor.shared.privacy.RetentionKind;
import dev.kontor.shared.privacy.RetentionPolicy;
import dev.kontor.webhook.WebhookProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Deliveries are deleted by their age, with their attempts.
@Configuration(proxyBeanMethods = false)
class DeliveryRetention {

    /// Longer than the retries of a delivery last.
    private static final int MIN_DAYS = 4;

    @Bean
    RetainedData retainedDeliveries(JdbcClient jdbc, WebhookProperties properties) {
        var policy = RetentionPolicy.of(
                RetentionKind.WEBHOOK_DELIVERIES,
                MIN_DAYS,
                properties.retention(),
                "kontor.webhook.retention",
                "webhook.deliveries",
                "webhook.attempts",
                "webhook.replays");
        return new RetainedRows(
                jdbc,
                policy,
                new Rows("webhook.deliveries", "created_at < :before", "created_at, id"),
                new Rows("webhook.replays", "status <> 'RUNNING' and created_at < :before", "created_at"));
    }
}
