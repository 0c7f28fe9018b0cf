package dev.kontor.review;

import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Reviews by the link of an invitation, without a sign-in.
@RestController
@RequestMapping("/store/v1")
@PublicEndpoint
@Tag(name = "Reviews", description = "Customers' product reviews.")
class ReviewInvitationController {

    private static final String TOKEN = "[A-Za-z0-9_-]+";

    private final ReviewInvitations invitations;
    private final Shop shop;

    ReviewInvitationController(ReviewInvitations invitations, Shop shop) {
        this.invitations = invitations;
        this.shop = shop;
    }

    /// List the products of an invitation.
    ///
    /// Returns the products that the recipient of the mail has bought, and whether they are reviewed.
    /// Products that are no longer in the shop are left out; a refunded order has none.
    @GetMapping("/review-invitations/{token}")
    @RateLimited(LimitPolicy.RESET)
    @Operation(operationId = "listInvitedProducts")
    @Problems(ProblemCode.QUOTA_EXCEEDED)
    ResponseEntity<Page<InvitedProduct>> products(
            @PathVariable
                    @Size(min = 20, max = 100)
                    @Pattern(regexp = TOKEN)
                    @Parameter(description = "The secret token of the mail.")
                    String token) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Page.whole(invitations.products(token)));
    }

    /// Review a bought product.
    ///
    /// Writes the review of the customer who received the invitation, as a verified purchase. Each customer
    /// can write one review per product. Others see it after staff have approved it.
    @PostMapping("/review-invitations/{token}/reviews")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.RESET)
    @Operation(operationId = "submitInvitedReview")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED, ProblemCode.QUOTA_EXCEEDED})
    ResponseEntity<MyReview> submit(
            @PathVariable
                    @Size(min = 20, max = 100)
                    @Pattern(regexp = TOKEN)
                    @Parameter(description = "The secret token of the mail.")
                    String token,
            @RequestBody @Valid SubmitInvitedReview request) {
        var review = MyReview.of(invitations.submit(token, request));
        return Created.at(shop.link("/store/v1/me/reviews"), review.id(), review);
    }

    /// Object to invitations.
    ///
    /// The address that received the token gets no more invitations to review. Repeated requests also return
    /// 204.
    @PostMapping("/review-invitation-opt-outs")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.RESET)
    @Operation(operationId = "optOutOfReviewInvitations")
    @Problems({ProblemCode.LINK_EXPIRED, ProblemCode.QUOTA_EXCEEDED})
    void optOut(@RequestBody @Valid ReviewInvitationToken token) {
        invitations.optOut(token);
    }
}
