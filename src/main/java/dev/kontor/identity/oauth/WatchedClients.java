package dev.kontor.identity.oauth;

import dev.kontor.shared.security.SecurityEvent;
import dev.kontor.shared.security.SecurityEvent.Kind;
import dev.kontor.shared.security.SecurityEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/// Records security events for programs that failed to authenticate.
final class WatchedClients implements AuthenticationProvider {

    private final AuthenticationProvider provider;
    private final SecurityEvents security;

    WatchedClients(AuthenticationProvider provider, SecurityEvents security) {
        this.provider = provider;
        this.security = security;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication claimed) {
        try {
            return provider.authenticate(claimed);
        } catch (AuthenticationException refusal) {
            security.log(SecurityEvent.failure(Kind.AUTHENTICATION, "oauth2").with("factor", "client-secret"));
            throw refusal;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return provider.supports(authentication);
    }
}
