package dev.kontor.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// The metrics of the event log.
@Component
class EventMetrics {

    private final MeterRegistry meters;
    private final Counter appended;
    private final AtomicLong deadLetters = new AtomicLong();

    EventMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.appended = Counter.builder("kontor.events.appended")
                .description("Events appended by this process, counted at their commit.")
                .register(meters);
        Gauge.builder("kontor.events.dead.letters", deadLetters::get)
                .description("Dead letters of consumers; 0 where nothing is dispatched.")
                .register(meters);
    }

    void appended(int events) {
        appended.increment(events);
    }

    void deadLetters(long count) {
        deadLetters.set(count);
    }

    void lag(String consumer, Supplier<Number> lag) {
        Gauge.builder("kontor.events.lag", lag)
                .description("Positions between the consumer and the end of the log; 0 where it does not run.")
                .tag("consumer", consumer)
                .register(meters);
    }

    void delivered(String consumer, int events) {
        meters.counter("kontor.events.delivered", "consumer", consumer).increment(events);
    }

    void failed(String consumer) {
        meters.counter("kontor.events.failures", "consumer", consumer).increment();
    }
}
