package dev.kontor.identity.security;

import dev.kontor.shared.web.FilterPlace;
import dev.kontor.shared.web.ProtectiveHeaders;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;

/// Protective headers on every response displayed in a browser. Nothing is cached unless the handler says so.
@Configuration(proxyBeanMethods = false)
class ResponseHeaders {

    private static final String DOCS = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; "
            + "frame-ancestors 'none'";
    private static final List<String> DOC_PATHS = List.of("/swagger-ui", "/docs", "/webjars");

    @Bean
    FilterRegistrationBean<HeaderWriterFilter> responseHeaderFilter() {
        var nothing = new ContentSecurityPolicyHeaderWriter(ProtectiveHeaders.NOTHING);
        var docs = new ContentSecurityPolicyHeaderWriter(DOCS);
        HeaderWriter policy = (request, response) -> (DOC_PATHS.stream()
                                .anyMatch(path -> request.getRequestURI().startsWith(path))
                        ? docs
                        : nothing)
                .writeHeaders(request, response);
        HeaderWriter noStore = (_, response) -> {
            if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            }
        };
        var filter = new FilterRegistrationBean<>(new HeaderWriterFilter(List.of(
                new XContentTypeOptionsHeaderWriter(),
                policy,
                new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER),
                new HstsHeaderWriter(),
                noStore)));
        filter.setName("responseHeaders");
        filter.setOrder(FilterPlace.SECURITY_HEADERS.order());
        return filter;
    }
}
