package dev.kontor.webhook.endpoint;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
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
import java.net.URI;
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

/// The programs that are told what happens.
@RestController
@RequestMapping("/admin/v1/webhook-endpoints")
@RequiresPermission(Permission.WEBHOOKS_WRITE)
@Tag(name = "Webhooks", description = "Programs that are told what happens, and what was sent to them.")
class WebhookEndpointAdminController {

    private final EndpointService endpoints;

    WebhookEndpointAdminController(EndpointService endpoints) {
        this.endpoints = endpoints;
    }

    /// List webhook endpoints.
    ///
    /// All endpoints, the disabled ones included, without their secrets. Sort by `createdAt` or `url`.
    @SortableBy(
            value = {"createdAt", "url"},
            byDefault = "-createdAt")
    @GetMapping
    @RequiresPermission(Permission.WEBHOOKS_READ)
    @Operation(operationId = "listWebhookEndpoints")
    Page<WebhookEndpointDetails> list(@ParameterObject @Valid Listing listing) {
        return endpoints.list(listing).map(WebhookEndpointDetails::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotency(Idempotency.Mode.NONE)
    @Problems({ProblemCode.TARGET_NOT_ALLOWED, ProblemCode.REJECTED})
    @Operation(operationId = "createWebhookEndpoint", summary = "Create a webhook endpoint", description = """
                    From now on the events that it wants are posted to it, in the order of each subject, and tried again \
                    for three days. The `webhooks` section of this document shows the messages. The secret to verify \
                    their signatures with (Standard Webhooks) is in this answer and nowhere else, so a repeated request \
                    makes another endpoint. There can be 100.""")
    ResponseEntity<IssuedWebhookSecret> create(@RequestBody @Valid SaveWebhookEndpoint request) {
        var issued = endpoints.create(request);
        return ResponseEntity.created(URI.create(
                        "/admin/v1/webhook-endpoints/" + issued.endpoint().id().text()))
                .body(issued);
    }

    /// Get a webhook endpoint.
    ///
    /// The endpoint without its secret. The `ETag` is needed to change it.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.WEBHOOKS_READ)
    @Operation(operationId = "getWebhookEndpoint")
    WebhookEndpointDetails get(@PathVariable WebhookEndpointId id) {
        return WebhookEndpointDetails.of(endpoints.get(id));
    }

    @PatchMapping("/{id}")
    @Problems(ProblemCode.TARGET_NOT_ALLOWED)
    @Operation(operationId = "changeWebhookEndpoint", summary = "Change a webhook endpoint", description = """
                    A JSON merge patch. While an endpoint is disabled nothing is queued for it; what was queued before \
                    waits and is sent when it is enabled again. Use a replay for what happened in between.""")
    WebhookEndpointDetails change(
            @PathVariable WebhookEndpointId id, IfMatch ifMatch, MergePatch<SaveWebhookEndpoint> patch) {
        return WebhookEndpointDetails.of(endpoints.change(id, ifMatch, patch));
    }

    /// Delete a webhook endpoint.
    ///
    /// With everything that was or would have been sent to it.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteWebhookEndpoint")
    void delete(@PathVariable WebhookEndpointId id, IfMatch ifMatch) {
        endpoints.delete(id, ifMatch);
    }

    @PostMapping("/{id}/rotate-secret")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Replace the secret of a webhook endpoint",
            description = """
                    Answers with a new secret. During the overlap each message carries two signatures, with the new and \
                    with the old secret, so that the receiver can change over at any time. An overlap of 0 is for a \
                    secret that has leaked.""")
    IssuedWebhookSecret rotate(@PathVariable WebhookEndpointId id, @Valid @RequestBody RotateWebhookSecret request) {
        return endpoints.rotate(id, request);
    }
}
