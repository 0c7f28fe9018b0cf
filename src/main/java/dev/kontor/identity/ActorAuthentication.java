package dev.kontor.identity;

import org.springframework.security.core.Authentication;

/// An authenticated caller, as Spring Security sees it.
public interface ActorAuthentication extends Authentication {

    /// The caller.
    ///
    /// @throws org.springframework.security.core.AuthenticationException if the session has ended
    Actor actor();
}
