package dev.kontor.review;

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

/// One-click unsubscription (RFC 8058): mail programs send it when their user unsubscribes from invitations
/// to review.
@RestController
@RequestMapping(ReviewInvitationHookController.PATH)
@PublicEndpoint
class ReviewInvitationHookController {

    static final String PATH = "/hooks/unsubscribe/review-invitations/";

    private static final int MAX_BYTES = 1_024;

    private final ReviewInvitations invitations;

    ReviewInvitationHookController(ReviewInvitations invitations) {
        this.invitations = invitations;
    }

    /// The body is not read: its only content is `List-Unsubscribe=One-Click`.
    @PostMapping("{token}")
    @BodyLimit(MAX_BYTES)
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.RESET)
    ResponseEntity<Void> unsubscribe(@PathVariable @Size(max = 100) @Pattern(regexp = "[A-Za-z0-9_-]+") String token) {
        invitations.optOut(new ReviewInvitationToken(token));
        return ResponseEntity.ok().build();
    }
}
