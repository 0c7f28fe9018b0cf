package dev.kontor.identity;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/// An authenticated caller, as Spring Security sees it.
public interface ActorAuthentication extends Authentication {

    /// The caller.
    ///
    /// @throws org.springframework.security.core.AuthenticationException if the session has ended
    Actor actor();

    /// Empty, so that no token or key stays in memory.
    @Override
    default Object getCredentials() {
        return "";
    }

    @Override
    default boolean isAuthenticated() {
        return true;
    }

    @Override
    default void setAuthenticated(boolean authenticated) {
        throw new IllegalArgumentException("an authenticated caller is immutable");
    }

    /// The caller of the current request; a guest if nobody has signed in.
    static Actor current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof ActorAuthentication known
                ? known.actor()
                : new Actor.Guest();
    }
}
