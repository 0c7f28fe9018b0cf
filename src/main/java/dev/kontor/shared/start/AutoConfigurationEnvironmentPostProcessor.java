package dev.kontor.shared.start;

import dev.kontor.shared.tracing.WithTracing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.util.StringUtils;

/// Excludes what is not configured: Redis without a URL, tracing without a collector. Tracing alone costs more
/// than the rest of the framework.
final class AutoConfigurationEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

    private static final String EXCLUDE = "spring.autoconfigure.exclude";
    private static final String REDIS_URL = "spring.data.redis.url";
    private static final String KONTOR_REDIS_URL = "kontor.redis.url";

    /// Attributes of every span: which process and which version recorded it.
    private static final String RESOURCE = "management.opentelemetry.resource-attributes.";

    private static final String BUILD = "META-INF/build-info.properties";

    private static final List<String> TRACING = List.of(
            "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration",
            "org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration",
            "org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.prometheus.PrometheusExemplarsAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.otlp.OtlpExemplarsAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration");

    private static final List<String> REDIS = List.of(
            "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration",
            "org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration",
            "org.springframework.boot.data.redis.autoconfigure.DataRedisRepositoriesAutoConfiguration",
            "org.springframework.boot.data.redis.autoconfigure.health.DataRedisHealthContributorAutoConfiguration",
            "org.springframework.boot.data.redis.autoconfigure.health.DataRedisReactiveHealthContributorAutoConfiguration",
            "org.springframework.boot.data.redis.autoconfigure.observation.LettuceObservationAutoConfiguration");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> overrides = new HashMap<>();
        var excluded = new ArrayList<String>(Binder.get(environment)
                .bind(EXCLUDE, String[].class)
                .map(Arrays::asList)
                .orElse(List.of()));
        if (WithTracing.isConfigured(environment)) {
            describe(environment, overrides);
        } else {
            excluded.addAll(TRACING);
        }
        var redis = environment.getProperty(KONTOR_REDIS_URL);
        if (StringUtils.hasText(redis)) {
            overrides.put(REDIS_URL, redis);
        } else if (StringUtils.hasText(environment.getProperty(REDIS_URL))) {
            overrides.put(KONTOR_REDIS_URL, environment.getRequiredProperty(REDIS_URL));
        } else {
            excluded.addAll(REDIS);
        }
        overrides.put(EXCLUDE, String.join(",", excluded));
        environment.getPropertySources().addFirst(new MapPropertySource("kontorAutoConfiguration", overrides));
    }

    private static void describe(ConfigurableEnvironment environment, Map<String, Object> overrides) {
        var instance = RESOURCE + "service.instance.id";
        if (!environment.containsProperty(instance)) {
            overrides.put(instance, UUID.randomUUID().toString());
        }
        var version = RESOURCE + "service.version";
        var build = new ClassPathResource(BUILD);
        if (!environment.containsProperty(version) && build.exists()) {
            try {
                overrides.put(
                        version, PropertiesLoaderUtils.loadProperties(build).getProperty("build.version"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 30;
    }
}
