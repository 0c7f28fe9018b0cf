package dev.kontor.identity.sso;

import dev.kontor.identity.sso.SsoProperties.Provider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/// An issuer with its discovered metadata.
///
/// @param decoder of its ID tokens
record Issuer(String name, Provider settings, ClientRegistration registration, JwtDecoder decoder) {

    /// The issuer as named in tokens.
    String id() {
        return settings.issuer().toString();
    }
}
