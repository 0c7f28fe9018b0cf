package dev.kontor.shared.limit;

import dev.kontor.shared.tls.Certificates;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Counts in Redis if it is configured.
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    private static final String REDIS_URL = "kontor.redis.url";
    private static final String REDIS_BUNDLE = "kontor.redis.ssl-bundle";
    private static final int AFTER_ACCESS = 10;

    /// After access control: callers without access consume no budget.
    @Bean
    WebMvcConfigurer limitInterceptor(RateLimits limits) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new LimitInterceptor(limits)).order(AFTER_ACCESS);
            }
        };
    }

    @Bean(destroyMethod = "close")
    Budgets budgets(LimitProperties properties, Environment environment, SslBundles bundles, MeterRegistry meters) {
        var url =
                StringUtils.hasText(properties.redisUrl()) ? properties.redisUrl() : environment.getProperty(REDIS_URL);
        if (!StringUtils.hasText(url)) {
            return new Budgets(properties, null);
        }
        var certificates = Certificates.named(environment.getProperty(REDIS_BUNDLE, ""), bundles);
        return new Budgets(properties, new SharedBuckets(url, certificates, properties.redisTimeout()).report(meters));
    }
}
