package dev.kontor.shared.tracing;

import io.opentelemetry.exporter.zipkin.ZipkinSpanExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Sends spans to a Zipkin, which does not read the protocol of OpenTelemetry.
@Configuration(proxyBeanMethods = false)
// OpenTelemetry no longer recommends Zipkin's format; tests need the server that takes it.
@SuppressWarnings("deprecation")
@ConditionalOnProperty(ZipkinExport.URL)
class ZipkinExport {

    static final String URL = "kontor.test.zipkin";

    @Bean
    SpanExporter zipkin(@Value("${" + URL + "}") String url) {
        return ZipkinSpanExporter.builder().setEndpoint(url + "/api/v2/spans").build();
    }
}
