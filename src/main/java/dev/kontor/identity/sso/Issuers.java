package dev.kontor.identity.sso;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.kontor.identity.sso.SsoProperties.Provider;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/// The configured issuers. An issuer's metadata is fetched at the first sign-in and cached for an hour; the
/// decoder caches its keys.
@Component
class Issuers {

    private static final Logger LOG = LoggerFactory.getLogger(Issuers.class);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final ParameterizedTypeReference<Map<String, Object>> DOCUMENT =
            new ParameterizedTypeReference<>() {};
    /// Asymmetric algorithms only: an issuer that signs with the client secret proves nothing to others.
    private static final Set<SignatureAlgorithm> ALGORITHMS = Set.of(SignatureAlgorithm.values());

    private final SsoProperties properties;
    private final IssuerClient client;
    private final Clock clock;
    private final LoadingCache<String, Issuer> discovered =
            Caffeine.newBuilder().expireAfterWrite(KEPT).build(this::discover);

    Issuers(SsoProperties properties, IssuerClient client, Clock clock) {
        this.properties = properties;
        this.client = client;
        this.clock = clock;
    }

    List<SsoProviderDetails> list(Audience audience) {
        return properties.providers().entrySet().stream()
                .filter(entry -> entry.getValue().audiences().contains(audience))
                .map(entry ->
                        new SsoProviderDetails(entry.getKey(), entry.getValue().title()))
                .sorted((left, right) -> left.name().compareTo(right.name()))
                .toList();
    }

    /// @throws NotFoundException if this audience cannot sign in there
    Provider settings(Audience audience, String name) {
        var provider = properties.providers().get(name);
        if (provider == null || !provider.audiences().contains(audience)) {
            throw new NotFoundException(Message.of("not-found.issuer"));
        }
        return provider;
    }

    /// @throws NotFoundException if this audience cannot sign in there
    /// @throws UnavailableException `dependency-unavailable` if it does not respond correctly
    Issuer get(Audience audience, String name) {
        var _ = settings(audience, name);
        try {
            return discovered.get(name);
        } catch (RuntimeException e) {
            LOG.warn("The issuer {} cannot be discovered: {}", name, e.toString());
            throw new UnavailableException(ProblemCode.DEPENDENCY_UNAVAILABLE, Message.of("sso.unreachable"));
        }
    }

    private Issuer discover(String name) {
        var provider = properties.providers().get(name);
        if (provider == null) {
            throw new IllegalArgumentException("no issuer " + name);
        }
        var document = RestClient.builder()
                .requestFactory(client.requests())
                .requestInterceptor(IssuerClient.limit())
                .build()
                .get()
                .uri(provider.issuer() + "/.well-known/openid-configuration")
                .retrieve()
                .body(DOCUMENT);
        if (document == null || !provider.issuer().toString().equals(document.get("issuer"))) {
            throw new IllegalStateException("the document at the issuer's URL names another issuer");
        }
        var registration = ClientRegistrations.fromOidcConfiguration(document)
                .registrationId(name)
                .clientId(provider.clientId())
                .clientSecret(provider.clientSecret())
                .clientAuthenticationMethod(
                        provider.clientSecret() == null
                                ? ClientAuthenticationMethod.NONE
                                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .scope(provider.scopes())
                .redirectUri("{baseUrl}")
                .build();
        return new Issuer(name, provider, registration, decoder(registration));
    }

    private JwtDecoder decoder(ClientRegistration registration) {
        var keys = new RestTemplate(client.requests());
        keys.setInterceptors(List.of(IssuerClient.limit()));
        var decoder = NimbusJwtDecoder.withJwkSetUri(
                        Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri()))
                .jwsAlgorithms(algorithms -> algorithms.addAll(ALGORITHMS))
                .restOperations(keys)
                .build();
        var rules = new OidcIdTokenValidator(registration);
        rules.setClock(clock);
        decoder.setJwtValidator(rules);
        return decoder;
    }
}
