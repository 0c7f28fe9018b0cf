package dev.kontor.shared.tracing;

import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Records work in the trace of the request that caused it. Without a collector, or outside of a sampled trace, it
/// only runs the work.
@Component
public class Traces {

    private static final Pattern SAMPLED = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-01");

    private final @Nullable Tracer tracer;

    @Autowired
    Traces(ObjectProvider<Tracer> tracer) {
        this.tracer = tracer.getIfUnique();
    }

    private Traces() {
        this.tracer = null;
    }

    /// Traces without a collector.
    public static Traces none() {
        return new Traces();
    }

    /// Describes the work of a span.
    ///
    /// @param name without anything that differs from request to request
    /// @param key name of its one attribute
    /// @param value no secret and no personal data
    public record Work(String name, Span.Kind kind, String key, String value) {}

    /// Returns the current span in the format of the header `traceparent` (W3C Trace Context); null outside of a
    /// sampled trace.
    public @Nullable String current() {
        var context = sampled(tracer);
        return context == null ? null : "00-" + context.traceId() + "-" + context.spanId() + "-01";
    }

    /// Runs a part of the current trace as a span.
    public <T> T within(Work work, Supplier<T> supplier) {
        if (tracer == null || sampled(tracer) == null) {
            return supplier.get();
        }
        var span = start(tracer.spanBuilder(), work);
        try (var _ = tracer.withSpan(span)) {
            return supplier.get();
        } catch (RuntimeException failure) {
            span.error(failure);
            throw failure;
        } finally {
            span.end();
        }
    }

    /// Continues traces that were recorded with [#current()]. Statements and calls of the work belong to the first
    /// one; the others get a span with a link to it.
    public void following(Collection<@Nullable String> parents, Work work, Runnable runnable) {
        var contexts = tracer == null ? List.<TraceContext>of() : contexts(tracer, parents);
        if (tracer == null || contexts.isEmpty()) {
            runnable.run();
            return;
        }
        var spans = new ArrayList<Span>();
        for (var context : contexts) {
            var builder = tracer.spanBuilder().setParent(context);
            if (!spans.isEmpty()) {
                builder.addLink(new Link(spans.getFirst()));
            }
            spans.add(start(builder, work));
        }
        try (var _ = tracer.withSpan(spans.getFirst())) {
            runnable.run();
        } catch (RuntimeException failure) {
            spans.forEach(span -> span.error(failure));
            throw failure;
        } finally {
            spans.forEach(Span::end);
        }
    }

    /// Returns the work as part of the current span, for another thread.
    public Runnable carry(Runnable work) {
        var recorder = tracer;
        var span = recorder == null ? null : recorder.currentSpan();
        if (recorder == null || span == null) {
            return work;
        }
        return () -> {
            try (var _ = recorder.withSpan(span)) {
                work.run();
            }
        };
    }

    private static Span start(Span.Builder builder, Work work) {
        return builder.name(work.name())
                .kind(work.kind())
                .tag(work.key(), work.value())
                .start();
    }

    private static List<TraceContext> contexts(Tracer tracer, Collection<@Nullable String> parents) {
        return parents.stream()
                .filter(Objects::nonNull)
                .distinct()
                .map(SAMPLED::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> tracer.traceContextBuilder()
                        .traceId(matcher.group(1))
                        .spanId(matcher.group(2))
                        .sampled(true)
                        .build())
                .toList();
    }

    static @Nullable TraceContext sampled(@Nullable Tracer tracer) {
        var span = tracer == null ? null : tracer.currentSpan();
        return span == null || !Boolean.TRUE.equals(span.context().sampled()) ? null : span.context();
    }
}
