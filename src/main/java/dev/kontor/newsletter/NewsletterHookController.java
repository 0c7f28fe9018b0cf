package dev.kontor.newsletter;

import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.web.BodyLimit;
import dev.kontor.shared.web.idempotency.Idempotency;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// One-click unsubscription (RFC 8058): mail programs send it when their user unsubscribes from the
/// newsletter.
@RestController
@RequestMapping(NewsletterHookController.PATH)
@PublicEndpoint
class NewsletterHookController {

    static final String PATH = "/hooks/unsubscribe/newsletter/";

    private static final int MAX_BYTES = 1_024;

    private final NewsletterService newsletter;

    NewsletterHookController(NewsletterService newsletter) {
        this.newsletter = newsletter;
    }

    /// The body is not read: its only content is `List-Unsubscribe=One-Click`.
    @PostMapping("{token}")
    @BodyLimit(MAX_BYTES)
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.RESET)
    ResponseEntity<Void> unsubscribe(@PathVariable @Size(max = 100) @Pattern(regexp = "[A-Za-z0-9_-]+") String token) {
        newsletter.unsubscribe(new NewsletterToken(token));
        return ResponseEntity.ok().build();
    }
}
