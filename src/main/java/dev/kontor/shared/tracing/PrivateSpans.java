package dev.kontor.shared.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Removes from spans what may contain secrets or personal data, as the last step before they leave the process: URLs
/// (a link to a download contains its token) and the texts of exceptions. Probes and scrapes are not exported.
final class PrivateSpans implements SpanExporter {

    private static final Set<String> PRIVATE = Set.of(
            "http.url",
            "url.full",
            "url.path",
            "url.query",
            "exception.message",
            "exception.stacktrace",
            "client.address",
            "user_agent.original");

    private static final List<String> PROBES = List.of(" /actuator", " /livez", " /readyz");

    private final SpanExporter exporter;

    PrivateSpans(SpanExporter exporter) {
        this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        var exported = spans.stream()
                .filter(span -> PROBES.stream().noneMatch(span.getName()::contains))
                .<SpanData>map(Redacted::new)
                .toList();
        return exported.isEmpty() ? CompletableResultCode.ofSuccess() : exporter.export(exported);
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    private static Attributes redacted(Attributes attributes) {
        return attributes.toBuilder()
                .removeIf(key -> PRIVATE.contains(key.getKey()))
                .build();
    }

    private static final class Redacted extends DelegatingSpanData {

        private final Attributes attributes;
        private final List<EventData> events;
        private final StatusData status;

        Redacted(SpanData span) {
            super(span);
            attributes = redacted(span.getAttributes());
            events = span.getEvents().stream()
                    .map(event ->
                            EventData.create(event.getEpochNanos(), event.getName(), redacted(event.getAttributes())))
                    .toList();
            status = StatusData.create(span.getStatus().getStatusCode(), "");
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }

        @Override
        public List<EventData> getEvents() {
            return events;
        }

        @Override
        public StatusData getStatus() {
            return status;
        }
    }
}
