package dev.kontor.identity.oauth;

import dev.kontor.shared.security.SecurityEvents;
import dev.kontor.shared.shop.Shop;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;

/// The fourth door: the authorization server. What it answers follows OAuth 2.0, not the conventions of the two
/// APIs.
@Configuration(proxyBeanMethods = false)
class OauthConfiguration {

    private static final String[] PATHS = {
        "/oauth2/token", "/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"
    };
    /// What Spring's server could do and this one does not.
    private static final List<String> NOT_OFFERED = List.of(
            "userinfo_endpoint",
            "end_session_endpoint",
            "introspection_endpoint",
            "introspection_endpoint_auth_methods_supported",
            "revocation_endpoint",
            "revocation_endpoint_auth_methods_supported",
            "pushed_authorization_request_endpoint",
            "device_authorization_endpoint",
            "tls_client_certificate_bound_access_tokens",
            "dpop_signing_alg_values_supported");

    @Bean
    @Order(0)
    SecurityFilterChain oauthChain(
            HttpSecurity http, OauthClients clients, OauthTokens tokens, Shop shop, SecurityEvents security) {
        return http.securityMatcher(PATHS)
                .oauth2AuthorizationServer(server -> server.registeredClientRepository(clients)
                        .authorizationService(new InMemoryOAuth2AuthorizationService())
                        .tokenGenerator(tokens)
                        .authorizationServerSettings(AuthorizationServerSettings.builder()
                                .issuer(shop.publicUrl().toString())
                                .jwkSetEndpoint("/.well-known/jwks.json")
                                .build())
                        .clientAuthentication(client -> client.authenticationProviders(providers -> {
                            providers.forEach(this::hashSecrets);
                            providers.replaceAll(provider -> new WatchedClients(provider, security));
                        }))
                        .tokenEndpoint(token -> token.accessTokenRequestConverters(converters -> {
                            converters.clear();
                            converters.add(new ProgramGrant());
                        }))
                        .authorizationServerMetadataEndpoint(metadata -> metadata.authorizationServerMetadataCustomizer(
                                document -> document.claims(OauthConfiguration::leaveOut)))
                        .oidc(oidc ->
                                oidc.providerConfigurationEndpoint(metadata -> metadata.providerConfigurationCustomizer(
                                        document -> document.claims(OauthConfiguration::leaveOut)))))
                // Asked for by the server for an endpoint that this one does not offer.
                .oauth2ResourceServer(resources -> resources.jwt(jwt -> jwt.decoder(_ -> {
                    throw new BadJwtException("no access token opens anything here");
                })))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    private void hashSecrets(AuthenticationProvider provider) {
        if (provider instanceof ClientSecretAuthenticationProvider secrets) {
            secrets.setPasswordEncoder(new SecretHashes());
        }
    }

    private static void leaveOut(Map<String, Object> claims) {
        NOT_OFFERED.forEach(claims::remove);
    }
}
