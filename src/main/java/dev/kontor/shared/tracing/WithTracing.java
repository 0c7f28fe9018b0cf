package dev.kontor.shared.tracing;

import java.util.List;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/// Whether a collector is configured. Without one, nothing of tracing is loaded.
public final class WithTracing implements Condition {

    private static final List<String> COLLECTORS = List.of(
            "management.opentelemetry.tracing.export.otlp.endpoint",
            "management.otlp.tracing.endpoint",
            "otel.exporter.otlp.endpoint",
            "otel.exporter.otlp.traces.endpoint");

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return isConfigured(context.getEnvironment());
    }

    /// Returns whether a setting names a collector.
    public static boolean isConfigured(Environment environment) {
        return COLLECTORS.stream().anyMatch(name -> StringUtils.hasText(environment.getProperty(name)));
    }
}
