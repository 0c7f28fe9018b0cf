package dev.kontor.webhook.endpoint;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.webhook.WebhookEndpointId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The endpoints of programs that receive events.
@RestController
@RequestMapping("/admin/v1/webhook-endpoints")
@RequiresPermission(Permission.WEBHOOKS_WRITE)
@Tag(name = "Webhooks", description = "Webhook endpoints for programs, and their deliveries.")
class WebhookEndpointAdminController {

    private final EndpointService endpoints;

    WebhookEndpointAdminController(EndpointService endpoints) {
        this.endpoints = endpoints;
    }

    /// List webhook endpoints.
    ///
    /// Returns all endpoints, including disabled ones, without their secrets. Sort by `createdAt` or `url`.
    @SortableBy({"-createdAt", "url"})
    @GetMapping
    @RequiresPermission(Permission.WEBHOOKS_READ)
    @Operation(operationId = "listWebhookEndpoints")
    Page<Endpoint> list(@ParameterObject @Valid Listing listing) {
        return endpoints.list(listing);
    }

    /// Create a webhook endpoint.
    ///
    /// From now on, subscribed events are posted to it, in order per subject, and retried for three days. The
    /// `webhooks` section of this document describes the messages. The secret for verifying their signatures
    /// (Standard Webhooks) is only in this response, so a repeated request creates another endpoint. The limit
    /// is 100.
    @RequiresRecentFactor
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotency(Idempotency.Mode.NONE)
    @Problems({ProblemCode.TARGET_NOT_ALLOWED, ProblemCode.REJECTED})
    @Operation(operationId = "createWebhookEndpoint")
    ResponseEntity<IssuedWebhookSecret> create(@RequestBody @Valid SaveWebhookEndpoint request) {
        var issued = endpoints.create(request);
        return Created.at("/admin/v1/webhook-endpoints", issued.endpoint().id(), issued);
    }

    /// Get a webhook endpoint.
    ///
    /// Returns the endpoint without its secret. Changing it requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.WEBHOOKS_READ)
    @Operation(operationId = "getWebhookEndpoint")
    Endpoint get(@PathVariable WebhookEndpointId id) {
        return endpoints.get(id);
    }

    /// Change a webhook endpoint.
    ///
    /// Takes a JSON merge patch. While an endpoint is disabled, new events are not queued; messages queued
    /// before wait and are sent when it is enabled again. Use a replay for events in between. Messages that
    /// wait for their next attempt are sent at once when it is enabled or gets another URL.
    @RequiresRecentFactor
    @PatchMapping("/{id}")
    @Problems(ProblemCode.TARGET_NOT_ALLOWED)
    @Operation(operationId = "changeWebhookEndpoint")
    Endpoint change(@PathVariable WebhookEndpointId id, IfMatch ifMatch, MergePatch<SaveWebhookEndpoint> patch) {
        return endpoints.change(id, ifMatch, patch);
    }

    /// Delete a webhook endpoint.
    ///
    /// Deletes its queued and past deliveries too.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteWebhookEndpoint")
    void delete(@PathVariable WebhookEndpointId id, IfMatch ifMatch) {
        endpoints.delete(id, ifMatch);
    }

    /// Rotate the secret of a webhook endpoint.
    ///
    /// Returns a new secret. During the overlap each message carries two signatures, with the new and the old
    /// secret, so the receiver can switch at any time. Use an overlap of 0 for a leaked secret.
    @RequiresRecentFactor
    @PostMapping("/{id}/rotate-secret")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "rotateWebhookSecret")
    IssuedWebhookSecret rotate(@PathVariable WebhookEndpointId id, @Valid @RequestBody RotateWebhookSecret request) {
        return endpoints.rotate(id, request);
    }
}
