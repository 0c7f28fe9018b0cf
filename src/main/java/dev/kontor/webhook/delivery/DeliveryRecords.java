package dev.kontor.webhook.delivery;

import dev.kontor.events.ChangeLog;
import dev.kontor.shared.time.RetrySchedule;
import dev.kontor.webhook.WebhookEndpointDisabled;
import dev.kontor.webhook.WebhookEndpointId;
import dev.kontor.webhook.endpoint.DisabledReason;
import dev.kontor.webhook.target.DeliveryResult;
import dev.kontor.webhook.target.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Records the result of an attempt, and what follows: a retry, the end of the message, or disabling the
/// endpoint.
@Service
@Transactional
class DeliveryRecords {

    /// An endpoint without success for this long is disabled.
    static final Duration PATIENCE = Duration.ofDays(3);

    /// Ten attempts within slightly more than three days.
    private static final RetrySchedule RETRIES = RetrySchedule.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private final DeliveryRepository deliveries;
    private final EndpointHealth health;
    private final DeliveryMetrics metrics;
    private final ChangeLog changes;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.getDefault();

    DeliveryRecords(
            DeliveryRepository deliveries,
            EndpointHealth health,
            DeliveryMetrics metrics,
            ChangeLog changes,
            Clock clock) {
        this.deliveries = deliveries;
        this.health = health;
        this.metrics = metrics;
        this.changes = changes;
        this.clock = clock;
    }

    /// @param holder the process that claimed the message; if another one holds it by now, nothing is recorded:
    ///     the message was sent twice, and the other attempt counts
    public void record(UUID holder, ClaimedMessage message, DeliveryResult answer) {
        var now = clock.instant();
        if (!deliveries.record(holder, message, answer, next(message, answer, now), now)) {
            return;
        }
        if (answer.succeeded()) {
            if (!message.healthy()) {
                health.succeeded(message.endpoint());
            }
        } else if (message.cause() != DeliveryCause.TEST && answer.outcome() != DeliveryResult.Outcome.EVENT_GONE) {
            failed(message, answer, now);
        }
    }

    private DeliveryRepository.Next next(ClaimedMessage message, DeliveryResult answer, Instant now) {
        if (answer.succeeded()) {
            return new DeliveryRepository.Next(DeliveryStatus.SUCCEEDED, null);
        }
        boolean isFinal = message.cause() == DeliveryCause.TEST
                || answer.isGone()
                || answer.outcome() == DeliveryResult.Outcome.EVENT_GONE;
        var pause = RETRIES.pauseAfter(message.attempts() + 1, random);
        if (isFinal || pause.isEmpty()) {
            if (message.cause() != DeliveryCause.TEST) {
                metrics.abandoned();
            }
            return new DeliveryRepository.Next(DeliveryStatus.FAILED, null);
        }
        return new DeliveryRepository.Next(DeliveryStatus.PENDING, now.plus(pause.get()));
    }

    private void failed(ClaimedMessage message, DeliveryResult answer, Instant now) {
        var failingSince = health.failed(message.endpoint(), now);
        if (answer.isGone()) {
            disable(message, DisabledReason.GONE, now);
        } else if (failingSince.isPresent()
                && !failingSince.get().plus(PATIENCE).isAfter(now)) {
            disable(message, DisabledReason.FAILING, now);
        }
    }

    private void disable(ClaimedMessage message, DisabledReason reason, Instant now) {
        health.disable(message.endpoint(), reason, now).ifPresent(contact -> {
            var id = new WebhookEndpointId(message.endpoint());
            changes.record(
                    new WebhookEndpointDisabled(
                            id, Target.originOf(message.url()), reason.name(), contact.contactEmail()),
                    null,
                    Map.of("reason", reason));
            metrics.disabledEndpoint();
        });
    }
}
