package dev.kontor.identity.oauth;

import dev.kontor.identity.ApiKeyId;
import dev.kontor.identity.apikey.ApiKeys;
import dev.kontor.identity.apikey.ClientKey;
import dev.kontor.identity.token.AccessTokens;
import dev.kontor.shared.id.InvalidIdException;
import dev.kontor.shared.id.TypeIds;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/// The clients: every secret API key, looked up at each request.
@Component
class OauthClients implements RegisteredClientRepository {

    static final String AUTHZ_VERSION = "kontor.authz-version";

    private final ApiKeys keys;

    OauthClients(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are made by the admin API");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return id(clientId).flatMap(keys::client).map(OauthClients::program).orElse(null);
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
