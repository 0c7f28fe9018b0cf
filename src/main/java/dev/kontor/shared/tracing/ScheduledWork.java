package dev.kontor.shared.tracing;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Discards traces of scheduled tasks that did nothing: no changed row except leases, no call. There are many of
/// them each second, and nobody would find a request among them.
final class ScheduledWork implements SpanProcessor {

    private static final int MAX_SPANS = 500;
    private static final String TASK = "task ";

    private final SpanProcessor next;
    private final Map<String, Held> running = new ConcurrentHashMap<>();

    ScheduledWork(SpanProcessor next) {
        this.next = next;
    }

    /// The spans of a trace whose root is running; forwarded as they end as soon as the trace is wanted.
    private static final class Held {

        private final String root;
        private final List<ReadableSpan> spans = new ArrayList<>();
        private boolean wanted;

        Held(String root) {
            this.root = root;
        }
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        // Requests are of the kind SERVER; what follows from an event has a parent.
        if (span.getKind() == SpanKind.INTERNAL
                && !span.getParentSpanContext().isValid()
                && span.getSpanContext().isSampled()) {
            running.put(trace(span), new Held(span.getSpanContext().getSpanId()));
        }
        if (next.isStartRequired()) {
            next.onStart(parent, span);
        }
    }

    @Override
    public void onEnd(ReadableSpan span) {
        var held = running.get(trace(span));
        if (held == null) {
            next.onEnd(span);
            return;
        }
        synchronized (held) {
            boolean root = held.root.equals(span.getSpanContext().getSpanId());
            if (root) {
                running.remove(trace(span));
            }
            held.spans.add(span);
            held.wanted |= isWork(span) || held.spans.size() >= MAX_SPANS || root && !isTask(span);
            if (held.wanted) {
                held.spans.forEach(next::onEnd);
                held.spans.clear();
            }
        }
    }

    private static boolean isTask(ReadableSpan span) {
        return span.getName().startsWith(TASK);
    }

    private static boolean isWork(ReadableSpan span) {
        var attributes = span.toSpanData().getAttributes().asMap();
        Object summary = null;
        Object rows = null;
        for (var attribute : attributes.entrySet()) {
            switch (attribute.getKey().getKey()) {
                case StatementSpans.SUMMARY -> summary = attribute.getValue();
                case StatementSpans.ROWS -> rows = attribute.getValue();
                default -> {}
            }
        }
        if (summary == null) {
            return span.getKind() == SpanKind.CLIENT || span.getKind() == SpanKind.PRODUCER;
        }
        return rows != null && !rows.equals("0") && !summary.toString().contains("lease");
    }

    private static String trace(ReadableSpan span) {
        SpanContext context = span.getSpanContext();
        return context.getTraceId();
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    @Override
    public CompletableResultCode shutdown() {
        return next.shutdown();
    }

    @Override
    public CompletableResultCode forceFlush() {
        return next.forceFlush();
    }
}
