package dev.kontor.shared.limit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Lets Redis count if there is one.
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    private static final String REDIS_URL = "kontor.redis.url";
    private static final int AFTER_ACCESS = 10;

    /// After the access marks: who may not call uses no budget up.
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
    Budgets budgets(LimitProperties properties, Environment environment) {
        var url =
                StringUtils.hasText(properties.redisUrl()) ? properties.redisUrl() : environment.getProperty(REDIS_URL);
        return new Budgets(
                properties, StringUtils.hasText(url) ? new SharedBuckets(url, properties.redisTimeout()) : null);
    }
}
