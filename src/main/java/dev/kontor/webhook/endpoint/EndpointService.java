package dev.kontor.webhook.endpoint;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.catalogue.EventCatalogue;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.ChangedMeanwhile;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.webhook.WebhookEndpointId;
import dev.kontor.webhook.target.Target;
import dev.kontor.webhook.target.TargetAddresses;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Registers and changes endpoints.
@Service
@Transactional
class EndpointService {

    private static final String ALL = "*";
    private static final int MAX = 100;

    private final EndpointRepository endpoints;
    private final SigningSecrets secrets;
    private final EventCatalogue catalogue;
    private final TargetAddresses addresses;
    private final AuditLog audit;
    private final Clock clock;

    EndpointService(
            EndpointRepository endpoints,
            SigningSecrets secrets,
            EventCatalogue catalogue,
            TargetAddresses addresses,
            AuditLog audit,
            Clock clock) {
        this.endpoints = endpoints;
        this.secrets = secrets;
        this.catalogue = catalogue;
        this.addresses = addresses;
        this.audit = audit;
        this.clock = clock;
    }

    /// The audit log's view of an endpoint. Only the origin of its URL: a path may be a secret.
    private record Recorded(
            String origin,
            List<String> eventTypes,
            boolean enabled,
            @Nullable String description) {}

    @Transactional(readOnly = true)
    public Page<Endpoint> list(Listing listing) {
        return endpoints.list(listing);
    }

    @Transactional(readOnly = true)
    public Endpoint get(WebhookEndpointId id) {
        return endpoints.find(id).orElseThrow(() -> NotFoundException.of("webhook endpoint", id));
    }

    public IssuedWebhookSecret create(SaveWebhookEndpoint request) {
        requireKnown(request.eventTypes());
        var now = clock.instant();
        var endpoint = Endpoint.create(request, now);
        var recorded = recorded(endpoint);
        if (endpoints.count() >= MAX) {
            throw new RejectedException(ProblemCode.REJECTED, "The limit of %d endpoints is reached.".formatted(MAX));
        }
        endpoints.insert(endpoint);
        audit.record("webhook_endpoint.created", endpoint.id(), null, recorded);
        return new IssuedWebhookSecret(endpoint, secrets.issue(endpoint.id(), now));
    }

    public Endpoint change(WebhookEndpointId id, IfMatch ifMatch, MergePatch<SaveWebhookEndpoint> patch) {
        var endpoint = get(id);
        ifMatch.require(endpoint.version());
        var saved = patch.applyTo(endpoint);
        requireKnown(saved.eventTypes());
        var changed = endpoint.change(saved, clock.instant());
        var recorded = recorded(changed);
        if (!endpoints.update(changed)) {
            throw new ChangedMeanwhile();
        }
        if (changed.enabled() && (!endpoint.enabled() || !changed.url().equals(endpoint.url()))) {
            endpoints.hurry(id, clock.instant());
        }
        audit.record("webhook_endpoint.updated", id, recordedAsItWas(endpoint), recorded);
        return get(id);
    }

    public void delete(WebhookEndpointId id, IfMatch ifMatch) {
        var endpoint = get(id);
        ifMatch.require(endpoint.version());
        if (!endpoints.delete(id, endpoint.version())) {
            throw new ChangedMeanwhile();
        }
        audit.record("webhook_endpoint.deleted", id, recordedAsItWas(endpoint), null);
    }

    /// Of two concurrent rotations the later wins; until the overlap ends, messages carry the signatures of all
    /// secrets.
    public IssuedWebhookSecret rotate(WebhookEndpointId id, RotateWebhookSecret request) {
        var endpoint = get(id);
        var now = clock.instant();
        secrets.end(id, now.plus(request.overlap()), now);
        var secret = secrets.issue(id, now);
        audit.record("webhook_endpoint.secret_rotated", id, null, request);
        return new IssuedWebhookSecret(endpoint, secret);
    }

    private Recorded recorded(Endpoint endpoint) {
        var origin = Target.of(endpoint.url(), addresses).origin();
        return new Recorded(origin, endpoint.eventTypes(), endpoint.enabled(), endpoint.description());
    }

    /// The rules may have become stricter since the endpoint was created.
    private static Recorded recordedAsItWas(Endpoint endpoint) {
        return new Recorded(
                Target.originOf(endpoint.url()), endpoint.eventTypes(), endpoint.enabled(), endpoint.description());
    }

    private void requireKnown(List<String> types) {
        var unknown = new ArrayList<FieldProblem>();
        for (int index = 0; index < types.size(); index++) {
            if (!types.get(index).equals(ALL) && !catalogue.knows(types.get(index))) {
                unknown.add(FieldProblem.ofPointer(
                        "/eventTypes/" + index, "unknown-event-type", "The event type does not exist."));
            }
        }
        if (!unknown.isEmpty()) {
            throw new BadRequestException(
                    ProblemCode.VALIDATION_FAILED,
                    "`GET /admin/v1/event-types` lists the event types.",
                    Map.of(),
                    unknown);
        }
    }
}
