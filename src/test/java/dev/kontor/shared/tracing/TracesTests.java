package dev.kontor.shared.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/// Work on another thread belongs to the trace of the thread that wants it.
class TracesTests {

    private final Tracer tracer =
            new OtelTracer(SdkTracerProvider.builder().build().get("test"), new OtelCurrentTraceContext(), _ -> {});
    private final Traces traces = new Traces(beans().getBeanProvider(Tracer.class));

    private StaticListableBeanFactory beans() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("tracer", tracer);
        return beans;
    }

    @Test
    void carriesTheSpanToAnotherThread() {
        var seen = new AtomicReference<@Nullable String>();
        var span = tracer.nextSpan().start();
        try (var _ = tracer.withSpan(span);
                var threads = Executors.newSingleThreadExecutor()) {
            CompletableFuture.runAsync(traces.carry(() -> seen.set(traces.current())), threads)
                    .join();

            assertThat(seen.get()).isNotNull().isEqualTo(traces.current());
            CompletableFuture.runAsync(() -> seen.set(traces.current()), threads)
                    .join();
            assertThat(seen).as("the thread afterwards").hasNullValue();
        } finally {
            span.end();
        }
    }

    @Test
    void carriesNothingOutsideOfATrace() {
        Runnable work = () -> {};

        assertThat(traces.carry(work)).isSameAs(work);
        assertThat(Traces.none().carry(work)).isSameAs(work);
    }
}
