package dev.kontor.identity.oauth;

import dev.kontor.identity.oauth.GrantRepository.Grant;
import dev.kontor.identity.oauth.GrantRepository.Requested;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.security.SecurityEvent;
import dev.kontor.shared.security.SecurityEvents;
import java.security.Principal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;

/// Stores Spring's authorizations in the database, so any replica can continue a flow. Tokens of programs are
/// not stored: they depend on their key.
@Component
class TokenGrants implements OAuth2AuthorizationService {

    /// Replaces the texts of codes and tokens, of which only hashes exist.
    private static final String UNKNOWN = "-";
    /// The database has decided about expiry; Spring, with this process's clock, must not decide again.
    static final Instant FOREVER = Instant.parse("9999-01-01T00:00:00Z");

    private final GrantRepository repository;
    private final OauthClients clients;
    private final SecurityEvents events;

    TokenGrants(GrantRepository repository, OauthClients clients, SecurityEvents events) {
        this.repository = repository;
        this.clients = clients;
        this.events = events;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        var code = authorization.getToken(OAuth2AuthorizationCode.class);
        if (code == null) {
            return;
        }
        var id = UUID.fromString(authorization.getId());
        if (!code.isInvalidated()) {
            begin(id, authorization, code.getToken().getTokenValue());
            return;
        }
        var token = authorization.getAccessToken();
        if (token == null || token.isInvalidated()) {
            revoke(id, authorization);
        } else if (!repository.exchange(id, Keyring.hash(token.getToken().getTokenValue()))) {
            revoke(id, authorization);
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        repository.delete(UUID.fromString(authorization.getId()));
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return repository
                .findById(UUID.fromString(id))
                .flatMap(grant -> authorization(grant, UNKNOWN))
                .orElse(null);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        if (type == null) {
            return null;
        }
        var hash = Keyring.hash(token);
        return switch (type.getValue()) {
            case OAuth2ParameterNames.CODE ->
                repository
                        .findByCode(hash)
                        .flatMap(grant -> authorization(grant, token))
                        .orElse(null);
            case OAuth2ParameterNames.ACCESS_TOKEN ->
                repository
                        .findByToken(hash)
                        .flatMap(grant -> authorization(grant, UNKNOWN))
                        .orElse(null);
            default -> null;
        };
    }

    private void begin(UUID id, OAuth2Authorization authorization, String code) {
        var request = Objects.requireNonNull(
                authorization.<OAuth2AuthorizationRequest>getAttribute(OAuth2AuthorizationRequest.class.getName()));
        var person = person(authorization);
        var more = request.getAdditionalParameters();
        var requested = new Requested(
                request.getClientId(),
                Objects.requireNonNull(request.getRedirectUri()),
                authorization.getAuthorizedScopes(),
                (String) more.get(OidcParameterNames.NONCE),
                String.valueOf(more.get(PkceParameterNames.CODE_CHALLENGE)));
        repository.insert(id, requested, person.session(), Keyring.hash(code));
        events.log(SecurityEvent.success(SecurityEvent.Kind.AUTHENTICATION, "oauth:" + request.getClientId())
                .by(person.getName()));
    }

    private void revoke(UUID id, OAuth2Authorization authorization) {
        repository.revoke(id);
        events.log(
                SecurityEvent.failure(SecurityEvent.Kind.TOKEN_REUSE, "oauth:" + authorization.getRegisteredClientId())
                        .by(authorization.getPrincipalName()));
    }

    static Person person(OAuth2Authorization authorization) {
        return person(Objects.requireNonNull(authorization.<Authentication>getAttribute(Principal.class.getName())));
    }

    static Person person(Authentication authentication) {
        if (authentication.getPrincipal() instanceof Person person) {
            return person;
        }
        throw new IllegalStateException("no signed-in user: " + authentication);
    }

    private Optional<OAuth2Authorization> authorization(Grant grant, String code) {
        var requested = grant.requested();
        var client = clients.findByClientId(requested.clientId());
        if (client == null) {
            return Optional.empty();
        }
        var name = grant.person().getName();
        var authorization = OAuth2Authorization.withRegisteredClient(client)
                .id(grant.id().toString())
                .principalName(name)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizedScopes(requested.scopes())
                .attribute(Principal.class.getName(), grant.person().authentication())
                .attribute(OAuth2AuthorizationRequest.class.getName(), request(requested))
                .token(
                        new OAuth2AuthorizationCode(code, Instant.EPOCH, FOREVER),
                        facts -> facts.put(OAuth2Authorization.Token.INVALIDATED_METADATA_NAME, !grant.codeLive()));
        if (grant.exchanged()) {
            authorization
                    .token(
                            new OAuth2AccessToken(
                                    TokenType.BEARER, UNKNOWN, Instant.EPOCH, FOREVER, requested.scopes()),
                            facts -> facts.put(OAuth2Authorization.Token.INVALIDATED_METADATA_NAME, !grant.tokenLive()))
                    .token(new OidcIdToken(UNKNOWN, Instant.EPOCH, FOREVER, Map.of(IdTokenClaimNames.SUB, name)));
        }
        return Optional.of(authorization.build());
    }

    private static OAuth2AuthorizationRequest request(Requested requested) {
        var more = new HashMap<String, Object>();
        more.put(PkceParameterNames.CODE_CHALLENGE, requested.codeChallenge());
        more.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
        if (requested.nonce() != null) {
            more.put(OidcParameterNames.NONCE, requested.nonce());
        }
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(OauthConfiguration.AUTHORIZE)
                .clientId(requested.clientId())
                .redirectUri(requested.redirectUri())
                .scopes(requested.scopes())
                .additionalParameters(more)
                .build();
    }
}
