package dev.kontor.review;

import dev.kontor.review.InvitedProducts.Invited;
import dev.kontor.review.ReviewInvitationRepository.Invitation;
import dev.kontor.shared.crypto.KeyedHash;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Lets buyers review with the link of their invitation, and object to further ones.
@Service
@Transactional
class ReviewInvitations {

    private final ReviewInvitationRepository invitations;
    private final InvitedProducts products;
    private final ReviewService reviews;

    ReviewInvitations(ReviewInvitationRepository invitations, InvitedProducts products, ReviewService reviews) {
        this.invitations = invitations;
        this.products = products;
        this.reviews = reviews;
    }

    /// @throws NotFoundException if the token is unknown or has expired
    @Transactional(readOnly = true)
    public List<InvitedProduct> products(String token) {
        return products.of(find(token)).map(Invited::products).orElse(List.of());
    }

    /// @throws RejectedException if the product is none of the invitation
    public ReviewDetails submit(String token, SubmitInvitedReview request) {
        var invited = products.of(find(token))
                .filter(found -> found.products().stream()
                        .anyMatch(product -> product.productId().equals(request.productId())))
                .orElseThrow(
                        () -> RejectedException.at("/productId", "not-found", Message.of("not-found.store-product")));
        return reviews.submitVerified(invited.reviewer(), request.productId(), request.review());
    }

    /// The address that got the token gets no more invitations, unless its owner agrees to them later.
    public void optOut(ReviewInvitationToken token) {
        invitations.optOut(KeyedHash.parse(token.token())
                .orElseThrow(() -> new RejectedException(ProblemCode.LINK_EXPIRED, Message.of("review.link"))));
    }

    private Invitation find(String token) {
        return invitations
                .find(Keyring.hash(token))
                .orElseThrow(() -> new NotFoundException(Message.of("not-found.review-invitation")));
    }
}
