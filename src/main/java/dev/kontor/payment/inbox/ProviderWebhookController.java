package dev.kontor.payment.inbox;

import dev.kontor.payment.provider.ProviderCalls;
import dev.kontor.payment.provider.ReceivesWebhooks;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.Admission;
import dev.kontor.shared.web.BodyLimit;
import dev.kontor.shared.web.idempotency.Idempotency;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Receives webhooks of payment providers. A signature proves that the provider is the caller.
@RestController
@RequestMapping("/hooks/{provider}")
@PublicEndpoint
class ProviderWebhookController {

    /// Limits the body size, because anyone can call this endpoint and real webhooks are small.
    private static final int MAX_BYTES = 262_144;

    private final ProviderCalls providers;
    private final Inbox inbox;

    ProviderWebhookController(ProviderCalls providers, Inbox inbox) {
        this.providers = providers;
        this.inbox = inbox;
    }

    @PostMapping
    @Admission(Admission.Kind.PROVIDER)
    @BodyLimit(MAX_BYTES)
    @Idempotency(Idempotency.Mode.NONE)
    ResponseEntity<Void> receive(@PathVariable String provider, HttpServletRequest request) throws IOException {
        var sender = providers
                .able(provider, ReceivesWebhooks.class)
                .orElseThrow(() -> new NotFoundException("No provider with this name sends webhooks."));
        // The signature covers the raw bytes.
        var body = request.getInputStream().readAllBytes();
        inbox.receive(provider, sender.read(body, request::getHeader));
        return ResponseEntity.ok().build();
    }
}
