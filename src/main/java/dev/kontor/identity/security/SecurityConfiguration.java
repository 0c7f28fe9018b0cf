package dev.kontor.identity.security;

import static org.springframework.security.config.Customizer.withDefaults;

import dev.kontor.identity.apikey.ApiKeys;
import jakarta.servlet.DispatcherType;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;

/// The three filter chains: the admin API, the store API, and everything else. None accepts cookies, so CSRF
/// protection is unnecessary. Further requirements are annotations on handlers.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String DOCS_ENABLED = "kontor.docs.enabled";
    private static final String[] OPEN = {
        "/",
        "/livez",
        "/readyz",
        "/problems",
        "/problems/**",
        "/.well-known/**",
        "/media/**",
        "/llms.txt",
        "/favicon.ico"
    };

    /// Open if the API documentation is public.
    private static final String[] DOCS = {
        "/docs",
        "/docs/**",
        "/swagger-ui",
        "/swagger-ui.html",
        "/swagger-ui/**",
        "/v3/api-docs",
        "/v3/api-docs/**",
        "/openapi/**",
        "/webjars/**"
    };

    private final SecurityProblems refusals;

    SecurityConfiguration(SecurityProblems refusals) {
        this.refusals = refusals;
    }

    /// Observing each filter costs more than the filters do.
    @Bean
    SecurityObservationSettings noSecurityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain adminChain(HttpSecurity http, TokenSignIn signIn) {
        return stateless(http, signIn.staff())
                .securityMatcher("/admin/v1", "/admin/v1/**")
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(
                                        HttpMethod.POST,
                                        "/admin/v1/auth/login",
                                        "/admin/v1/auth/mfa",
                                        "/admin/v1/auth/passkey",
                                        "/admin/v1/auth/passkey/options",
                                        "/admin/v1/auth/invitations/accept",
                                        "/admin/v1/auth/refresh",
                                        "/admin/v1/auth/password/forgot",
                                        "/admin/v1/auth/password/reset",
                                        "/admin/v1/auth/token")
                                .permitAll()
                                .requestMatchers(HttpMethod.GET, "/admin/v1/auth/sso")
                                .permitAll()
                                .requestMatchers(HttpMethod.POST, "/admin/v1/auth/sso/*/*")
                                .permitAll()
                                .anyRequest()
                                .hasAnyAuthority("ROLE_STAFF", "ROLE_PROGRAM"))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain storeChain(HttpSecurity http, TokenSignIn signIn, ApiKeys keys) {
        return stateless(http, signIn.customers())
                .addFilterBefore(new PublishableKeyFilter(keys, refusals), BearerTokenAuthenticationFilter.class)
                .securityMatcher("/store/v1", "/store/v1/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /// Paths that are not listed do not exist, for any caller.
    @Bean
    @Order(3)
    SecurityFilterChain otherChain(HttpSecurity http, ManagementAccess management, Environment environment) {
        var open = Stream.of(OPEN, environment.getProperty(DOCS_ENABLED, Boolean.class, true) ? DOCS : new String[0])
                .flatMap(Stream::of)
                .toArray(String[]::new);
        return stateless(http)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/actuator", "/actuator/**")
                        .access((_, context) -> new AuthorizationDecision(management.isLocal(context.getRequest())))
                        .requestMatchers("/hooks/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, open)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, open)
                        .permitAll()
                        .requestMatchers(HttpMethod.OPTIONS, open)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint((request, response, _) -> refusals.hide(request, response)))
                .build();
    }

    private HttpSecurity stateless(HttpSecurity http, AuthenticationManager signIn) {
        return stateless(http)
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(_ -> signIn)
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                // A separate filter writes them, so that requests rejected before this chain have them too.
                .headers(AbstractHttpConfigurer::disable)
                .cors(withDefaults())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }
}
