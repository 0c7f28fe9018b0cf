package dev.kontor.shared.web.setup;

import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.web.ApiVersion;
import dev.kontor.shared.web.HeaderOnlyCorsProcessor;
import dev.kontor.shared.web.RequestIdFilter;
import dev.kontor.shared.web.WebProperties;
import dev.kontor.shared.web.idempotency.IdempotencyFilter;
import dev.kontor.shared.web.idempotency.IdempotencyKeyHeader;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/// Lets scripts of allowed sites call the two APIs. There are no cookies and so no credentials; other sites get
/// a response without the headers that would let their scripts read it.
@Configuration(proxyBeanMethods = false)
public class CorsRules {

    private static final List<String> READABLE = List.of(
            HttpHeaders.ETAG,
            HttpHeaders.LOCATION,
            HttpHeaders.LINK,
            HttpHeaders.RETRY_AFTER,
            HttpHeaders.CONTENT_DISPOSITION,
            "Preference-Applied",
            "RateLimit",
            "RateLimit-Policy",
            RequestIdFilter.HEADER,
            IdempotencyFilter.REPLAYED,
            "Deprecation",
            "Sunset");
    private static final List<String> SENDABLE = List.of(
            HttpHeaders.ACCEPT,
            HttpHeaders.ACCEPT_LANGUAGE,
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.IF_MATCH,
            HttpHeaders.IF_NONE_MATCH,
            IdempotencyKeyHeader.NAME,
            ApiVersion.HEADER,
            RequestIdFilter.HEADER,
            "Prefer",
            "Last-Event-ID",
            "X-Publishable-Key",
            RequiresCapability.CART_TOKEN,
            RequiresCapability.ORDER_TOKEN,
            "traceparent");

    @Bean
    public CorsConfigurationSource corsConfigurationSource(WebProperties properties) {
        var rules = new CorsConfiguration();
        rules.setAllowedOriginPatterns(properties.cors().origins());
        rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        rules.setAllowedHeaders(SENDABLE);
        rules.setExposedHeaders(READABLE);
        rules.setAllowCredentials(false);
        rules.setMaxAge(Duration.ofHours(1));
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/store/v1/**", rules);
        source.registerCorsConfiguration("/admin/v1/**", rules);
        return source;
    }

    /// Spring Security finds the filter by its name and places it before authentication.
    @Bean
    public CorsFilter corsFilter(CorsConfigurationSource corsConfigurationSource) {
        var filter = new CorsFilter(corsConfigurationSource);
        filter.setCorsProcessor(new HeaderOnlyCorsProcessor());
        return filter;
    }

    @Bean
    FilterRegistrationBean<CorsFilter> corsFilterOnlyInTheSecurityChain(CorsFilter corsFilter) {
        var registration = new FilterRegistrationBean<>(corsFilter);
        registration.setEnabled(false);
        return registration;
    }
}
