package dev.kontor.shared.web.setup;

import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.AllowedHosts;
import dev.kontor.shared.web.FilterPlace;
import dev.kontor.shared.web.WebProperties;
import dev.kontor.shared.web.problem.ProblemDocuments;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.web.filter.OncePerRequestFilter;

/// Rejects requests to unknown hosts, so that nobody can poison a cache or probe whether a forged name is
/// trusted. The machine itself and health probes may use any name.
@Configuration(proxyBeanMethods = false)
class HostRules {

    private static final String ANY = "*";
    private static final Set<String> PROBES = Set.of("/livez", "/readyz");

    @Bean
    AllowedHosts allowedHosts(WebProperties properties, Shop shop, Environment environment) {
        return new AllowedHosts(hosts(properties, shop, environment.acceptsProfiles(Profiles.of("prod"))));
    }

    @Bean
    FilterRegistrationBean<HostFilter> hostFilter(AllowedHosts hosts, ProblemDocuments problems) {
        var registration = new FilterRegistrationBean<>(new HostFilter(hosts, problems));
        registration.setEnabled(!hosts.names().isEmpty());
        registration.setOrder(FilterPlace.ALLOWED_HOSTS.order());
        return registration;
    }

    /// The accepted names in lower case; empty if any name is accepted.
    static Set<String> hosts(WebProperties properties, Shop shop, boolean production) {
        var configured = properties.hosts();
        if (configured.contains(ANY)) {
            return Set.of();
        }
        var named = configured.isEmpty() && production
                ? List.of(String.valueOf(shop.publicUrl().getHost()))
                : configured;
        return named.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    static final class HostFilter extends OncePerRequestFilter {

        private final AllowedHosts hosts;
        private final ProblemDocuments problems;

        HostFilter(AllowedHosts hosts, ProblemDocuments problems) {
            this.hosts = hosts;
            this.problems = problems;
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return PROBES.contains(request.getRequestURI());
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (hosts.accept(request)) {
                chain.doFilter(request, response);
                return;
            }
            problems.write(
                    problems.of(ProblemCode.BAD_REQUEST, Message.of("request.unknown-host"), request),
                    request,
                    response);
        }
    }
}
