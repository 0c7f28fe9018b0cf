package dev.kontor.storefront.cache;

import dev.kontor.shared.tls.Certificates;
import dev.kontor.shared.web.FilterPlace;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.cors.CorsConfigurationSource;

/// Installs the cache in front of everything else, and Redis behind it if configured.
@Configuration(proxyBeanMethods = false)
class CacheConfiguration {

    private static final String REDIS_URL = "kontor.redis.url";
    private static final String REDIS_BUNDLE = "kontor.redis.ssl-bundle";

    /// Before the filter that observes requests, which costs a multiple of a cached response; the cache counts
    /// its responses itself.
    @Bean
    @ConditionalOnProperty(name = "kontor.storefront.cache.enabled", matchIfMissing = true)
    FilterRegistrationBean<ResponseCacheFilter> responseCacheFilter(
            CacheKeys keys,
            ResponseCache cache,
            ResponseCacheMetrics metrics,
            CacheProperties properties,
            @Qualifier("corsConfigurationSource") ObjectProvider<CorsConfigurationSource> cors) {
        var filter = new ResponseCacheFilter(keys, cache, metrics, properties.patience(), cors.getIfAvailable());
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(FilterPlace.RESPONSE_CACHE.order());
        return registration;
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(REDIS_URL)
    RedisLevel redisLevel(
            Environment environment, CacheProperties properties, SslBundles bundles, MeterRegistry meters) {
        var version = Optional.ofNullable(CacheConfiguration.class.getPackage().getImplementationVersion())
                .orElse("dev");
        var prefix = properties.redisPrefix() + ":" + version;
        var certificates = Certificates.named(environment.getProperty(REDIS_BUNDLE, ""), bundles);
        var link = new RedisLink(environment.getRequiredProperty(REDIS_URL), certificates, prefix + ":changed");
        link.report(meters);
        return new RedisLevel(link, prefix, properties.ttl(), System::nanoTime);
    }
}
