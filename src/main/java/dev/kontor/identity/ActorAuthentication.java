package dev.kontor.identity;

import org.springframework.security.core.Authentication;

/// A caller who has proven who it is, as Spring Security sees it.
public interface ActorAuthentication extends Authentication {

    /// Who calls.
    ///
    /// @throws org.springframework.security.core.AuthenticationException if the session has ended
    Actor actor();
}
