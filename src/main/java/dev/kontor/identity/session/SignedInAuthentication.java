package dev.kontor.identity.session;

import dev.kontor.identity.Actor;
import dev.kontor.identity.SessionId;
import org.springframework.security.core.Authentication;

/// A caller with an access token, as Spring Security sees it.
public interface SignedInAuthentication extends Authentication {

    /// Who calls.
    ///
    /// @throws org.springframework.security.core.AuthenticationException if the session has ended
    Actor actor();

    SessionId session();
}
