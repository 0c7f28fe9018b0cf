package dev.kontor.events;

import dev.kontor.shared.privacy.RetainedData;
import dev.kontor.shared.privacy.RetainedRows;
import dev.kontor.shared.privacy.RetainedRows.Rows;
import dev.kontor.shared.privacy.RetentionKind;
import dev.kontor.shared.privacy.RetentionPolicy;
import dev.kontor.shared.tracing.Traces;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Connects the log and its dispatcher.
@Configuration(proxyBeanMethods = false)
class EventsConfiguration {

    /// A consumer that has not moved for 30 days was removed from the application.
    private static final String HANDLED = """
            position <= coalesce(
                (select min(position) from events.consumers where updated_at > clock_timestamp() - interval '30 days'),
                (select last_position from events.head))
            and occurred_at < :before
            and not exists (select from events.dead_letters d where d.event_id = log.id)
            and (data ->> 'customerId' is null or data ->> 'customerId' <> all(:heldCustomerTexts::text[]))
            and (data ->> 'email' is null or lower(data ->> 'email') <> all(:heldEmails::text[]))
            """;

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

    /// Events are deleted by their age if every consumer has handled them, except dead letters.
    @Bean
    RetainedData retainedEvents(JdbcClient jdbc, EventsProperties properties) {
        return retained(jdbc, properties);
    }

    static RetainedData retained(JdbcClient jdbc, EventsProperties properties) {
        var policy = RetentionPolicy.of(
                RetentionKind.EVENT_LOG, 1, properties.retention(), "kontor.events.retention", "events.log");
        return new RetainedRows(jdbc, policy, new Rows("events.log", HANDLED, "position"));
    }
}
