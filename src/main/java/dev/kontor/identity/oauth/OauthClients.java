package dev.kontor.identity.oauth;

import dev.kontor.identity.ApiKeyId;
import dev.kontor.identity.apikey.ApiKeys;
import dev.kontor.identity.apikey.ClientKey;
import dev.kontor.identity.oauth.OauthProperties.Client;
import dev.kontor.identity.token.AccessTokens;
import dev.kontor.shared.id.InvalidIdException;
import dev.kontor.shared.id.TypeIds;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/// The clients: the configured programs for staff sign-in, and every secret API key, looked up on each request.
@Component
class OauthClients implements RegisteredClientRepository {

    static final String AUTHZ_VERSION = "kontor.authz-version";
    private static final String ROLES_CLAIM = "kontor.tell-roles";

    private final ApiKeys keys;
    private final Map<String, RegisteredClient> configured;

    OauthClients(ApiKeys keys, OauthProperties properties) {
        this.keys = keys;
        this.configured = properties.clients().values().stream()
                .collect(Collectors.toUnmodifiableMap(Client::id, OauthClients::signIn));
    }

    /// Whether the program receives the roles of the signed-in user.
    static boolean exposesRoles(RegisteredClient client) {
        return Boolean.TRUE.equals(client.getClientSettings().<Boolean>getSetting(ROLES_CLAIM));
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are created through the admin API");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        var known = configured.get(clientId);
        return known != null
                ? known
                : id(clientId).flatMap(keys::client).map(OauthClients::program).orElse(null);
    }

    private static RegisteredClient signIn(Client client) {
        var registered = RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientName(client.title())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(uris -> client.redirectUris().forEach(uri -> uris.add(uri.toString())))
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .scope(OidcScopes.EMAIL)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .setting(ROLES_CLAIM, client.tellRoles())
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .authorizationCodeTimeToLive(GrantRepository.CODE_LIFETIME)
                        .accessTokenTimeToLive(AccessTokens.LIFETIME)
                        .accessTokenFormat(OAuth2TokenFormat.REFERENCE)
                        .idTokenSignatureAlgorithm(SignatureAlgorithm.ES256)
                        .build());
        if (client.secretHash() == null) {
            registered.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        } else {
            registered
                    .clientSecret(client.secretHash())
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        }
        return registered.build();
    }

    private static RegisteredClient program(ClientKey key) {
        return RegisteredClient.withId(key.id().text())
                .clientId(key.id().text())
                .clientName(key.name())
                .clientSecret(String.join(" ", key.secretHashes()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(key.scopes()))
                .clientSettings(ClientSettings.builder()
                        .setting(AUTHZ_VERSION, key.authzVersion())
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(AccessTokens.LIFETIME)
                        .idTokenSignatureAlgorithm(SignatureAlgorithm.ES256)
                        .build())
                .build();
    }

    private static Optional<ApiKeyId> id(String clientId) {
        try {
            return Optional.of(TypeIds.parse(ApiKeyId.class, clientId));
        } catch (InvalidIdException _) {
            return Optional.empty();
        }
    }
}
