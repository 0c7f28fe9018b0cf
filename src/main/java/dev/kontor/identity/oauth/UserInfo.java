package dev.kontor.identity.oauth;

import dev.kontor.identity.oauth.GrantRepository.Grant;
import dev.kontor.shared.crypto.Keyring;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/// The claims at the user info endpoint, as they are now. Nothing is returned once the session has ended.
@Component
class UserInfo {

    private final GrantRepository grants;
    private final OauthClients clients;
    private final ProfileClaims profiles;

    UserInfo(GrantRepository grants, OauthClients clients, ProfileClaims profiles) {
        this.grants = grants;
        this.clients = clients;
        this.profiles = profiles;
    }

    /// Resolves a token sent by a program.
    ///
    /// @throws InvalidBearerTokenException if it is not a valid token of a sign-in
    Authentication authenticate(Authentication authentication) {
        if (!(authentication instanceof BearerTokenAuthenticationToken bearer)) {
            throw new InvalidBearerTokenException("no token");
        }
        var grant = grants.findByToken(Keyring.hash(bearer.getToken()))
                .filter(Grant::tokenLive)
                .orElseThrow(() -> new InvalidBearerTokenException("The access token is not valid."));
        var name = grant.person().getName();
        return new BearerTokenAuthentication(
                new DefaultOAuth2AuthenticatedPrincipal(name, Map.of(StandardClaimNames.SUB, name), List.of()),
                new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER,
                        bearer.getToken(),
                        Instant.EPOCH,
                        TokenGrants.FOREVER,
                        grant.requested().scopes()),
                List.of());
    }

    OidcUserInfo userInfo(OidcUserInfoAuthenticationContext context) {
        var authorization = context.getAuthorization();
        var client = clients.findById(authorization.getRegisteredClientId());
        if (client == null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_TOKEN);
        }
        var person = TokenGrants.person(authorization);
        var claims = new HashMap<>(
                profiles.of(person.staff(), client, context.getAccessToken().getScopes()));
        claims.put(StandardClaimNames.SUB, person.getName());
        return new OidcUserInfo(claims);
    }
}
