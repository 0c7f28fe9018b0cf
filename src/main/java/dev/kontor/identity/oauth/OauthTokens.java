package dev.kontor.identity.oauth;

import dev.kontor.identity.token.AccessTokens;
import dev.kontor.identity.token.Audience;
import dev.kontor.identity.token.SigningKeys;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.security.SecurityEvent;
import dev.kontor.shared.security.SecurityEvent.Kind;
import dev.kontor.shared.security.SecurityEvents;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.stereotype.Component;

/// Issues the authorization server's tokens, signed with the keys of the sessions' tokens: access tokens of
/// programs, and ID tokens of staff. The access token that accompanies an ID token is opaque and only opens user
/// info.
@Component
class OauthTokens implements OAuth2TokenGenerator<OAuth2Token> {

    private final SigningKeys keys;
    private final ProfileClaims profiles;
    private final SecurityEvents security;
    private final Clock clock;
    private final JwtGenerator generator;

    OauthTokens(SigningKeys keys, ProfileClaims profiles, SecurityEvents security, Clock clock) {
        this.keys = keys;
        this.profiles = profiles;
        this.security = security;
        this.clock = clock;
        this.generator = new JwtGenerator(new NimbusJwtEncoder(keys));
        this.generator.setClock(clock);
        this.generator.setJwtCustomizer(this::complete);
    }

    @Override
    public @Nullable OAuth2Token generate(OAuth2TokenContext context) {
        var client = Objects.requireNonNull(context.getRegisteredClient());
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())
                && client.getTokenSettings().getAccessTokenFormat().equals(OAuth2TokenFormat.REFERENCE)) {
            return opaque(context);
        }
        var token = generator.generate(context);
        if (token != null && AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            security.log(SecurityEvent.success(Kind.AUTHENTICATION, client.getClientId())
                    .by(client.getClientId())
                    .with("factor", "client-secret"));
        }
        return token;
    }

    private OAuth2AccessToken opaque(OAuth2TokenContext context) {
        var now = clock.instant();
        return new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER,
                Keyring.randomToken(),
                now,
                now.plus(AccessTokens.LIFETIME),
                context.getAuthorizedScopes());
    }

    private void complete(JwtEncodingContext context) {
        context.getJwsHeader().algorithm(SignatureAlgorithm.ES256).keyId(keys.currentId());
        var client = Objects.requireNonNull(context.getRegisteredClient());
        if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
            completeIdToken(context, client);
        } else {
            completeAccessToken(context, client);
        }
    }

    private void completeIdToken(JwtEncodingContext context, RegisteredClient client) {
        Authentication principal = Objects.requireNonNull(context.getPrincipal());
        var person = TokenGrants.person(principal);
        context.getClaims()
                .expiresAt(clock.instant().plus(AccessTokens.LIFETIME))
                .claim(IdTokenClaimNames.AUTH_TIME, person.authTime().getEpochSecond())
                .claim(IdTokenClaimNames.ACR, person.level())
                .claims(claims -> {
                    if (!person.methods().isEmpty()) {
                        claims.put(IdTokenClaimNames.AMR, person.methods());
                    }
                    claims.putAll(profiles.of(person.staff(), client, context.getAuthorizedScopes()));
                });
    }

    private void completeAccessToken(JwtEncodingContext context, RegisteredClient client) {
        var scopes = context.getAuthorizedScopes().stream().sorted().toList();
        context.getJwsHeader().type(AccessTokens.TYPE);
        context.getClaims()
                .id(TypeIds.next().toString())
                .audience(List.of(Audience.ADMIN.claim()))
                .claim("client_id", client.getClientId())
                .claim(AccessTokens.SCOPE, String.join(" ", scopes))
                .claim(
                        AccessTokens.AUTHZ_VERSION,
                        Objects.requireNonNull(
                                client.getClientSettings().<Object>getSetting(OauthClients.AUTHZ_VERSION)));
    }
}
