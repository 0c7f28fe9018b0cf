package dev.kontor.shared.tracing;

import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanProcessors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/// Registers the last step that every span passes before it is exported.
@Configuration(proxyBeanMethods = false)
@Conditional(WithTracing.class)
class TracingConfiguration {

    @Bean
    SpanExporters spanExporters(ObjectProvider<SpanExporter> exporters) {
        return SpanExporters.of(exporters.orderedStream().map(PrivateSpans::new).toList());
    }

    @Bean
    SpanProcessors spanProcessors(ObjectProvider<SpanProcessor> processors) {
        return SpanProcessors.of(new ScheduledWork(
                SpanProcessor.composite(processors.orderedStream().toList())));
    }
}
