package dev.kontor.identity.sso;

import dev.kontor.identity.sso.SsoFlow.Secrets;
import dev.kontor.identity.sso.SsoProperties.Provider;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnauthenticatedException;
import dev.kontor.shared.security.SecurityEvent;
import dev.kontor.shared.security.SecurityEvents;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/// The authorization code flow with PKCE, state and nonce, by Spring Security. No database connection is held
/// while it calls the issuer.
@Component
class SsoExchange {

    /// The maximum age of an authentication if the issuer must ask again.
    private static final Duration FRESH = Duration.ofMinutes(5);
    /// Tolerated difference between an issuer's clock and ours.
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final Issuers issuers;
    private final SsoFlowRepository flows;
    private final SsoProperties properties;
    private final SecurityEvents events;
    private final Clock clock;
    private final RestClientAuthorizationCodeTokenResponseClient tokens =
            new RestClientAuthorizationCodeTokenResponseClient();
    private final OidcUserService users = new OidcUserService();

    SsoExchange(
            Issuers issuers,
            SsoFlowRepository flows,
            SsoProperties properties,
            SecurityEvents events,
            IssuerClient client,
            Clock clock) {
        this.issuers = issuers;
        this.flows = flows;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
        tokens.setRestClient(RestClient.builder()
                .requestFactory(client.requests())
                .requestInterceptor(IssuerClient.limit())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        var profiles = new RestTemplate(client.requests());
        profiles.setInterceptors(List.of(IssuerClient.limit()));
        profiles.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        var userInfo = new DefaultOAuth2UserService();
        userInfo.setRestOperations(profiles);
        users.setOauth2UserService(userInfo);
    }

    /// Starts a flow.
    ///
    /// @param account of a signed-in user; absent for a sign-in
    /// @param fresh whether the issuer must ask for credentials again
    StartedSso start(
            Audience audience, String provider, @Nullable UUID account, boolean fresh, HttpServletRequest request) {
        var issuer = issuers.get(audience, provider);
        var registration = registration(issuer, audience);
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(
                id -> id.equals(provider) ? registration : null,
                DefaultOAuth2AuthorizationRequestResolver.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce()
                .andThen(builder -> builder.additionalParameters(
                        more -> more.putAll(authorizationParameters(issuer.settings(), fresh)))));
        var authorization = Objects.requireNonNull(resolver.resolve(request, provider));
        var secrets = new Secrets(
                Objects.requireNonNull(authorization.getState()),
                Objects.requireNonNull(authorization.<String>getAttribute(OidcParameterNames.NONCE)),
                Objects.requireNonNull(authorization.<String>getAttribute(PkceParameterNames.CODE_VERIFIER)),
                fresh ? clock.instant() : null);
        var flow = new SsoFlow(TypeIds.next(), provider, audience, secrets, account);
        var secret = Keyring.randomToken();
        var now = clock.instant();
        var expiresAt = now.plus(properties.flowLifetime());
        flows.insert(flow, secret, now, expiresAt);
        return new StartedSso(URI.create(authorization.getAuthorizationRequestUri()), secret, expiresAt);
    }

    /// Finishes the flow with the issuer's response. It can be tried once.
    ///
    /// @param account of a signed-in user; absent for a sign-in
    /// @param fresh whether the flow required the issuer to ask again
    /// @throws UnauthenticatedException `sso-failed`
    VerifiedIdentity finish(
            Audience audience, String provider, @Nullable UUID account, boolean fresh, FinishSso answer) {
        var flow = flows.take(answer.flow(), clock.instant())
                .filter(taken ->
                        taken.audience() == audience && taken.provider().equals(provider))
                .filter(taken -> Objects.equals(taken.account(), account))
                .filter(taken -> (taken.secrets().freshSince() != null) == fresh)
                .orElseThrow(() -> refused(provider, Message.of("sso.flow")));
        var issuer = issuers.get(audience, provider);
        if (answer.iss() != null && !answer.iss().equals(issuer.id())) {
            throw refused(provider, Message.of("sso.other-issuer"));
        }
        var identity = VerifiedIdentity.of(issuer, user(issuer, flow, answer));
        requireRecent(issuer, flow, identity);
        var levels = issuer.settings().requiredAcr();
        if (!levels.isEmpty() && !levels.contains(identity.acr())) {
            throw refused(provider, Message.of("sso.weak"));
        }
        return identity;
    }

    /// The time since the issuer authenticated the user. If it does not say and is not trusted, the maximum
    /// applies: operations that require a recent factor then ask for one.
    Duration age(Provider provider, VerifiedIdentity identity) {
        var now = clock.instant();
        if (identity.authTime() == null) {
            return provider.assumeFresh() ? Duration.ZERO : Duration.between(Instant.EPOCH, now);
        }
        var age = Duration.between(identity.authTime(), now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    private static Map<String, Object> authorizationParameters(Provider provider, boolean fresh) {
        var wishes = new HashMap<String, Object>();
        // Also makes the issuer report `auth_time` (OpenID Connect Core, 3.1.2.1).
        wishes.put("max_age", String.valueOf((fresh ? FRESH : provider.maxAge()).toSeconds()));
        if (fresh) {
            wishes.put("prompt", "login");
        }
        if (!provider.requiredAcr().isEmpty()) {
            wishes.put("acr_values", String.join(" ", provider.requiredAcr()));
        }
        return wishes;
    }

    private void requireRecent(Issuer issuer, SsoFlow flow, VerifiedIdentity identity) {
        var authenticatedAt = identity.authTime();
        var since = flow.secrets().freshSince();
        var earliest = since == null ? clock.instant().minus(issuer.settings().maxAge()) : since;
        if (authenticatedAt == null) {
            if (since != null && !issuer.settings().assumeFresh()) {
                throw refused(issuer.name(), Message.of("sso.no-auth-time"));
            }
        } else if (authenticatedAt.isBefore(earliest.minus(SKEW))) {
            throw refused(issuer.name(), Message.of("sso.not-asked"));
        } else if (authenticatedAt.isAfter(clock.instant().plus(SKEW))) {
            throw refused(issuer.name(), Message.of("sso.future"));
        }
    }

    UnauthenticatedException refused(String provider, CharSequence detail) {
        events.log(SecurityEvent.failure(SecurityEvent.Kind.AUTHENTICATION, "sso:" + provider));
        return new UnauthenticatedException(ProblemCode.SSO_FAILED, detail);
    }

    private OidcUser user(Issuer issuer, SsoFlow flow, FinishSso answer) {
        var registration = registration(issuer, flow.audience());
        var provider = new OidcAuthorizationCodeAuthenticationProvider(tokens, users);
        provider.setJwtDecoderFactory(_ -> issuer.decoder());
        var authorization = request(issuer, registration, flow.secrets());
        var response = OAuth2AuthorizationResponse.success(answer.code())
                .redirectUri(Objects.requireNonNull(registration.getRedirectUri()))
                .state(answer.state())
                .build();
        try {
            var found = provider.authenticate(new OAuth2LoginAuthenticationToken(
                    registration, new OAuth2AuthorizationExchange(authorization, response)));
            if (found != null && found.getPrincipal() instanceof OidcUser user) {
                return user;
            }
        } catch (AuthenticationException refusal) {
            var failure = refused(issuer.name(), Message.of("sso.mismatch"));
            failure.initCause(refusal);
            throw failure;
        }
        throw refused(issuer.name(), Message.of("sso.nobody"));
    }

    private static OAuth2AuthorizationRequest request(
            Issuer issuer, ClientRegistration registration, SsoFlow.Secrets secrets) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .clientId(registration.getClientId())
                .redirectUri(registration.getRedirectUri())
                .scopes(registration.getScopes())
                .state(secrets.state())
                .attributes(attributes -> {
                    attributes.put(OAuth2ParameterNames.REGISTRATION_ID, issuer.name());
                    attributes.put(OidcParameterNames.NONCE, secrets.nonce());
                    attributes.put(PkceParameterNames.CODE_VERIFIER, secrets.codeVerifier());
                })
                .build();
    }

    private static ClientRegistration registration(Issuer issuer, Audience audience) {
        return ClientRegistration.withClientRegistration(issuer.registration())
                .redirectUri(String.valueOf(issuer.settings().redirectUri(audience)))
                .build();
    }
}
