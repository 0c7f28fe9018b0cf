package dev.kontor.review;

import dev.kontor.customer.EmailConsents;
import dev.kontor.identity.CustomerAccount;
import dev.kontor.identity.EmailKey;
import dev.kontor.shared.crypto.KeyedHash;
import dev.kontor.shared.crypto.LastingKeys;
import org.springframework.stereotype.Component;

/// Decides whom the shop may invite to review.
@Component
class ReviewInvitationRules {

    static final String PURPOSE = "REVIEW_INVITATION";

    private final EmailConsents consents;
    private final ReviewInvitationRepository invitations;
    private final KeyedHash hashes;
    private final ReviewProperties.Basis basis;

    ReviewInvitationRules(
            EmailConsents consents,
            ReviewInvitationRepository invitations,
            LastingKeys keys,
            ReviewProperties properties) {
        this.consents = consents;
        this.invitations = invitations;
        this.hashes = new KeyedHash(keys, "review-invitation-address");
        this.basis = properties.invitations().basis();
    }

    /// Whether the customer may be invited now. The last decision counts: a consent, its withdrawal or an
    /// objection.
    boolean allow(CustomerAccount account) {
        if (basis == ReviewProperties.Basis.OFF) {
            return false;
        }
        var objected = invitations.optedOutAt(key(account.email()));
        return consents.decision(account.id(), PURPOSE)
                .filter(decision -> objected.isEmpty() || decision.recordedAt().isAfter(objected.get()))
                .map(EmailConsents.Decision::given)
                .orElse(objected.isEmpty() && basis == ReviewProperties.Basis.EXISTING_CUSTOMER);
    }

    /// Whether a guest without an account may be invited: guests cannot give this consent, but object.
    boolean allowGuest(String email) {
        return basis == ReviewProperties.Basis.EXISTING_CUSTOMER
                && invitations.optedOutAt(key(email)).isEmpty();
    }

    private byte[] key(String email) {
        return hashes.of(EmailKey.of(email));
    }

    /// The token with which the owner of the address objects.
    String token(String email) {
        return KeyedHash.token(key(email));
    }
}
