package dev.kontor.webhook.delivery;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.webhook.WebhookDeliveryId;
import dev.kontor.webhook.WebhookEndpointId;
import dev.kontor.webhook.WebhookReplayId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Deliveries, redelivery and replays.
@RestController
@RequestMapping("/admin/v1")
@RequiresPermission(Permission.WEBHOOKS_WRITE)
@Tag(name = "Webhooks", description = "Webhook endpoints for programs, and their deliveries.")
class WebhookDeliveryAdminController {

    private static final String DELIVERIES = "/admin/v1/webhook-deliveries/";
    private static final String REPLAYS = "/admin/v1/webhook-replays/";

    private final DeliveryService deliveries;
    private final DeliveryQueries queries;
    private final DeliveryDispatcher dispatcher;

    WebhookDeliveryAdminController(DeliveryService deliveries, DeliveryQueries queries, DeliveryDispatcher dispatcher) {
        this.deliveries = deliveries;
        this.queries = queries;
        this.dispatcher = dispatcher;
    }

    /// List webhook deliveries.
    ///
    /// Returns the messages of the last weeks, sent and waiting, newest first. A message is `FAILED` after ten
    /// attempts in three days.
    @SortableBy("-createdAt")
    @GetMapping("/webhook-deliveries")
    @RequiresPermission(Permission.WEBHOOKS_READ)
    @Operation(operationId = "listWebhookDeliveries")
    Page<WebhookDeliveryDetails> list(
            @ParameterObject @Valid DeliveryFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }

    /// Get a webhook delivery.
    ///
    /// Returns the delivery with each attempt and its result.
    @GetMapping("/webhook-deliveries/{id}")
    @RequiresPermission(Permission.WEBHOOKS_READ)
    @Operation(operationId = "getWebhookDelivery")
    WebhookDeliveryDetails get(@PathVariable WebhookDeliveryId id) {
        return deliveries.get(id);
    }

    /// Send a webhook again.
    ///
    /// Queues the same event again, as a new delivery with the same `webhook-id`, regardless of the result of
    /// the first.
    @PostMapping("/webhook-deliveries/{id}/redeliver")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "redeliverWebhook")
    ResponseEntity<WebhookDeliveryDetails> redeliver(@PathVariable WebhookDeliveryId id) {
        return accepted(deliveries.redeliver(id));
    }

    /// Send a test to a webhook endpoint.
    ///
    /// Sends one message with sample data of the type and `test: true`, once, also to a disabled endpoint. Read
    /// the delivery shortly afterwards for the result.
    @PostMapping("/webhook-endpoints/{id}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "testWebhookEndpoint")
    ResponseEntity<WebhookDeliveryDetails> test(
            @PathVariable WebhookEndpointId id, @Valid @RequestBody SendTest request) {
        return accepted(deliveries.test(id, request));
    }

    /// Replay a period.
    ///
    /// Queues every event of the period again, in order, each with its own `webhook-id`, so receivers can skip
    /// what they already have. At most 31 days at once.
    @PostMapping("/webhook-endpoints/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "replayWebhooks")
    ResponseEntity<WebhookReplayDetails> replay(
            @PathVariable WebhookEndpointId id, @Valid @RequestBody ReplayEvents request) {
        var replay = deliveries.replay(id, request);
        dispatcher.wake();
        return ResponseEntity.accepted()
                .location(URI.create(REPLAYS + replay.id().text()))
                .body(replay);
    }

    /// Get a replay.
    ///
    /// Returns the progress of a replay. Its messages are in the list of deliveries.
    @GetMapping("/webhook-replays/{id}")
    @RequiresPermission(Permission.WEBHOOKS_READ)
    @Operation(operationId = "getWebhookReplay")
    WebhookReplayDetails getReplay(@PathVariable WebhookReplayId id) {
        return deliveries.get(id);
    }

    private ResponseEntity<WebhookDeliveryDetails> accepted(WebhookDeliveryDetails delivery) {
        dispatcher.wake();
        return ResponseEntity.accepted()
                .location(URI.create(DELIVERIES + delivery.id().text()))
                .body(delivery);
    }
}
