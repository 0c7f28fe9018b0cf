package dev.kontor.identity.oauth;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/// Reads a program's token request. Without scopes it gets all permissions of its key (RFC 6749, 3.3).
final class ProgramGrant implements AuthenticationConverter {

    private final AuthenticationConverter standard = new OAuth2ClientCredentialsAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        if (standard.convert(request) instanceof OAuth2ClientCredentialsAuthenticationToken grant) {
            return grant.getScopes().isEmpty()
                            && grant.getPrincipal() instanceof OAuth2ClientAuthenticationToken client
                            && client.getRegisteredClient() != null
                    ? new OAuth2ClientCredentialsAuthenticationToken(
                            client, client.getRegisteredClient().getScopes(), grant.getAdditionalParameters())
                    : grant;
        }
        return null;
    }
}
