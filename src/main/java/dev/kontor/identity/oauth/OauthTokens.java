package dev.kontor.identity.oauth;

import dev.kontor.identity.token.AccessTokens;
import dev.kontor.identity.token.Audience;
import dev.kontor.identity.token.SigningKeys;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.security.SecurityEvent;
import dev.kontor.shared.security.SecurityEvent.Kind;
import dev.kontor.shared.security.SecurityEvents;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.stereotype.Component;

/// Makes the tokens of the authorization server: like those of sessions, signed with the same keys.
@Component
class OauthTokens implements OAuth2TokenGenerator<OAuth2Token> {

    private final SigningKeys keys;
    private final SecurityEvents security;
    private final JwtGenerator generator;

    OauthTokens(SigningKeys keys, SecurityEvents security, Clock clock) {
        this.keys = keys;
        this.security = security;
        this.generator = new JwtGenerator(new NimbusJwtEncoder(keys));
        this.generator.setClock(clock);
        this.generator.setJwtCustomizer(this::complete);
    }

    @Override
    public @Nullable OAuth2Token generate(OAuth2TokenContext context) {
        var token = generator.generate(context);
        if (token != null && context.getRegisteredClient() != null) {
            var client = context.getRegisteredClient().getClientId();
            security.log(SecurityEvent.success(Kind.AUTHENTICATION, client)
                    .by(client)
                    .with("factor", "client-secret"));
        }
        return token;
    }

    private void complete(JwtEncodingContext context) {
        context.getJwsHeader().algorithm(SignatureAlgorithm.ES256).keyId(keys.currentId());
        context.getJwsHeader().type(AccessTokens.TYPE);
        var client = Objects.requireNonNull(context.getRegisteredClient());
        var scopes = context.getAuthorizedScopes().stream().sorted().toList();
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
