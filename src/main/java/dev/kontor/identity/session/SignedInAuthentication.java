package dev.kontor.identity.session;

import dev.kontor.identity.ActorAuthentication;
import dev.kontor.identity.SessionId;
import dev.kontor.shared.id.TypedId;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/// A person with an access token, as Spring Security sees it.
public interface SignedInAuthentication extends ActorAuthentication {

    /// The account: a customer or a member of staff.
    TypedId account();

    SessionId session();

    /// The caller, where only callers with a session are allowed.
    ///
    /// @throws AccessDeniedException for other callers
    static SignedInAuthentication of(Authentication authentication) {
        if (authentication instanceof SignedInAuthentication signedIn) {
            return signedIn;
        }
        throw new AccessDeniedException("not a session");
    }
}
