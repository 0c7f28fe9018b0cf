package dev.kontor.events;

import dev.kontor.shared.time.Signal;
import dev.kontor.shared.tracing.Traces;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Connects the log and its dispatcher.
@Configuration(proxyBeanMethods = false)
class EventsConfiguration {

    /// Raised when this process has committed events.
    @Bean
    Signal eventsAppended() {
        return new Signal();
    }

    @Bean
    ConsumerRunner.Store eventsStore(
            LogQueries log, ConsumerPositions positions, DeadLetters letters, EventMetrics metrics, Traces traces) {
        return new ConsumerRunner.Store(log, positions, letters, metrics, traces);
    }
}
