package dev.kontor.identity.oauth;

import dev.kontor.identity.signin.StaffFormSignIn;
import dev.kontor.shared.security.SecurityEvents;
import dev.kontor.shared.shop.Shop;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.web.OAuth2AuthorizationEndpointFilter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// The authorization server's filter chain. Its responses follow OAuth 2.0, not the conventions of the two APIs.
/// Without configured programs, only the token endpoint for API keys exists.
@Configuration(proxyBeanMethods = false)
class OauthConfiguration {

    static final String AUTHORIZE = "/oauth2/authorize";
    static final String SIGN_IN = "/oauth2/sign-in";
    static final String USER_INFO = "/oauth2/userinfo";

    private final OauthProperties properties;
    private final OauthMetadata metadata;

    OauthConfiguration(OauthProperties properties) {
        this.properties = properties;
        this.metadata = new OauthMetadata(properties.isProvider());
    }

    @Bean
    @Order(0)
    SecurityFilterChain oauthChain(
            HttpSecurity http,
            OauthClients clients,
            TokenGrants grants,
            OauthTokens tokens,
            UserInfo userInfo,
            PersonContexts persons,
            Shop shop,
            SecurityEvents security) {
        var authorize = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, AUTHORIZE);
        return http.securityMatcher(paths(authorize))
                .oauth2AuthorizationServer(server -> server(server, userInfo, security)
                        .registeredClientRepository(clients)
                        .authorizationService(grants)
                        .tokenGenerator(tokens)
                        .authorizationServerSettings(AuthorizationServerSettings.builder()
                                .issuer(shop.publicUrl().toString())
                                .jwkSetEndpoint("/.well-known/jwks.json")
                                .oidcUserInfoEndpoint(USER_INFO)
                                .build()))
                .oauth2ResourceServer(
                        resources -> resources.jwt(jwt -> jwt.authenticationManager(userInfo::authenticate)))
                .securityContext(contexts -> contexts.securityContextRepository(persons))
                .exceptionHandling(
                        exceptions -> exceptions.defaultAuthenticationEntryPointFor(new SignInStart(), authorize))
                .authorizeHttpRequests(requests -> requests.requestMatchers(authorize)
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /// The only page that takes a password, hence the only one with a CSRF token.
    @Bean
    @Order(0)
    SecurityFilterChain signInChain(
            HttpSecurity http,
            OauthClients clients,
            StaffFormSignIn signIn,
            PersonQueries persons,
            SignInCookie cookie,
            SignInView view,
            Shop shop) {
        boolean secure = SignInCookie.isSecure(shop);
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(SignInCookie.name("kontor-form", secure));
        tokens.setCookiePath(SignInCookie.PATH);
        tokens.setCookieCustomizer(made -> made.httpOnly(true).secure(secure).sameSite("Lax"));
        var page = PathPatternRequestMatcher.withDefaults().matcher(SIGN_IN);
        return http.securityMatcher(properties.isProvider() ? page : _ -> false)
                .csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .exceptionHandling(exceptions -> exceptions.accessDeniedHandler((request, response, _) -> view.dead(
                        request,
                        response,
                        HttpStatus.FORBIDDEN,
                        "This page was open for too long. Return to the program and try again.")))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterAfter(new SignInPage(clients, signIn, persons, cookie, view), AuthorizationFilter.class)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    private RequestMatcher paths(RequestMatcher authorize) {
        var plain = PathPatternRequestMatcher.withDefaults();
        var always = new OrRequestMatcher(
                plain.matcher("/oauth2/token"),
                plain.matcher("/.well-known/openid-configuration"),
                plain.matcher("/.well-known/oauth-authorization-server"));
        return properties.isProvider() ? new OrRequestMatcher(always, authorize, plain.matcher(USER_INFO)) : always;
    }

    private OAuth2AuthorizationServerConfigurer server(
            OAuth2AuthorizationServerConfigurer server, UserInfo userInfo, SecurityEvents security) {
        return server.clientAuthentication(client -> client.authenticationProviders(providers -> {
                    providers.forEach(this::hashSecrets);
                    providers.replaceAll(provider -> new WatchedClients(provider, security));
                }))
                .authorizationEndpoint(authorize ->
                        authorize.authenticationProviders(providers -> providers.forEach(this::compareRedirectUris)))
                .tokenEndpoint(token -> token.accessTokenRequestConverters(converters -> {
                    converters.clear();
                    converters.add(new ProgramGrant());
                    if (properties.isProvider()) {
                        converters.add(new OAuth2AuthorizationCodeAuthenticationConverter());
                    }
                }))
                .authorizationServerMetadataEndpoint(endpoint ->
                        endpoint.authorizationServerMetadataCustomizer(document -> document.claims(metadata)))
                .oidc(oidc -> oidc.userInfoEndpoint(endpoint -> endpoint.userInfoMapper(userInfo::userInfo))
                        .providerConfigurationEndpoint(endpoint ->
                                endpoint.providerConfigurationCustomizer(document -> document.claims(metadata))))
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationEndpointFilter>() {
                    @Override
                    public <O extends OAuth2AuthorizationEndpointFilter> O postProcess(O filter) {
                        // Spring's own would open a server session in this process's memory.
                        filter.setSessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy());
                        return filter;
                    }
                });
    }

    private void hashSecrets(AuthenticationProvider provider) {
        if (provider instanceof ClientSecretAuthenticationProvider secrets) {
            secrets.setPasswordEncoder(new SecretHashes());
        }
    }

    private void compareRedirectUris(AuthenticationProvider provider) {
        if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider requests) {
            Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> exact =
                    OauthConfiguration::requireExactRedirectUri;
            requests.setAuthenticationValidator(
                    exact.andThen(OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_SCOPE_VALIDATOR));
        }
    }

    /// Compared character by character and never omitted: Spring's own check would allow any port of this
    /// machine.
    private static void requireExactRedirectUri(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        var uri = request.getRedirectUri();
        if (uri == null || !context.getRegisteredClient().getRedirectUris().contains(uri)) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, "OAuth 2.0 Parameter: redirect_uri", null), null);
        }
    }
}
