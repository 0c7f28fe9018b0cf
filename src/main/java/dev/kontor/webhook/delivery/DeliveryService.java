package dev.kontor.webhook.delivery;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventHistory;
import dev.kontor.events.EventId;
import dev.kontor.events.catalogue.EventCatalogue;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.webhook.WebhookDeliveryId;
import dev.kontor.webhook.WebhookEndpointId;
import dev.kontor.webhook.WebhookReplayId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Sends messages at the request of staff: a test, a redelivery, a replay.
@Service
@Transactional
class DeliveryService {

    private static final Duration MAX_REPLAY = Duration.ofDays(31);

    private final JdbcClient jdbc;
    private final DeliveryQueue queue;
    private final DeliveryQueries queries;
    private final EventCatalogue catalogue;
    private final EventHistory history;
    private final AuditLog audit;
    private final Clock clock;

    DeliveryService(
            JdbcClient jdbc,
            DeliveryQueue queue,
            DeliveryQueries queries,
            EventCatalogue catalogue,
            EventHistory history,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.queries = queries;
        this.catalogue = catalogue;
        this.history = history;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public WebhookDeliveryDetails get(WebhookDeliveryId id) {
        return queries.find(id).orElseThrow(() -> NotFoundException.of("webhook delivery", id));
    }

    @Transactional(readOnly = true)
    public WebhookReplayDetails get(WebhookReplayId id) {
        return queries.find(id).orElseThrow(() -> NotFoundException.of("webhook replay", id));
    }

    public WebhookDeliveryDetails test(WebhookEndpointId endpoint, SendTest request) {
        wantedBy(endpoint);
        if (catalogue.find(request.eventType()).isEmpty()) {
            throw BadRequestException.at("/eventType", "unknown-event-type", "The event type does not exist.");
        }
        var id = WebhookDeliveryId.next();
        // A separate subject: a test waits for nothing.
        queue(new QueuedMessage(
                id,
                endpoint.value(),
                DeliveryCause.TEST,
                EventId.next().value(),
                request.eventType(),
                id.text(),
                null));
        audit.record("webhook_endpoint.tested", endpoint, null, request);
        return get(id);
    }

    public WebhookDeliveryDetails redeliver(WebhookDeliveryId delivery) {
        var before = get(delivery);
        var id = WebhookDeliveryId.next();
        queue(new QueuedMessage(
                id,
                before.endpointId().value(),
                before.cause() == DeliveryCause.TEST ? DeliveryCause.TEST : DeliveryCause.REDELIVERY,
                before.eventId().value(),
                before.eventType(),
                before.subject(),
                null));
        audit.record("webhook_delivery.redelivered", id, null, Map.of("eventId", before.eventId()));
        return get(id);
    }

    public WebhookReplayDetails replay(WebhookEndpointId endpoint, ReplayEvents request) {
        var wanted = wantedBy(endpoint);
        var now = clock.instant();
        var to = request.to() == null ? now : request.to();
        if (!to.isAfter(request.from())) {
            throw BadRequestException.at("/to", "not-after-from", "Must be after `from`.");
        }
        if (to.isAfter(request.from().plus(MAX_REPLAY))) {
            throw BadRequestException.at("/to", "too-long", "A replay covers at most 31 days.");
        }
        history.completeFrom().filter(request.from()::isBefore).ifPresent(complete -> {
            throw BadRequestException.at(
                    "/from",
                    "too-early",
                    "Earlier events were deleted after their retention period. Start at or after %s."
                            .formatted(complete));
        });
        var id = WebhookReplayId.next();
        insert(id, endpoint, request.from(), to, request.eventTypes() == null ? wanted : request.eventTypes(), now);
        audit.record("webhook_endpoint.replayed", endpoint, null, request);
        return get(id);
    }

    private void insert(
            WebhookReplayId id, WebhookEndpointId endpoint, Instant from, Instant to, List<String> types, Instant now) {
        var stretch = history.between(from, to);
        jdbc.sql("""
                        insert into webhook.replays (id, endpoint_id, from_at, to_at, event_types, status, position,
                            end_position, created_at)
                        values (:id, :endpoint, :from, :to, :types, 'RUNNING', :position, :end, :now)
                        """)
                .param("id", id)
                .param("endpoint", endpoint)
                .param("from", from)
                .param("to", to)
                .param("types", types)
                .param("position", stretch.after())
                .param("end", stretch.upTo())
                .param("now", now)
                .update();
    }

    private void queue(QueuedMessage message) {
        queue.add(List.of(message), clock.instant());
    }

    private List<String> wantedBy(WebhookEndpointId endpoint) {
        record EventTypes(List<String> eventTypes) {}
        return jdbc.sql("select event_types from webhook.endpoints where id = :id")
                .param("id", endpoint)
                .query(EventTypes.class)
                .optional()
                .orElseThrow(() -> NotFoundException.of("webhook endpoint", endpoint))
                .eventTypes();
    }
}
