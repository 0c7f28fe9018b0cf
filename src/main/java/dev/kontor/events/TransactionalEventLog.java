package dev.kontor.events;

import dev.kontor.shared.database.AtCommit;
import dev.kontor.shared.time.Signal;
import dev.kontor.shared.tracing.Traces;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/// Writes the events of a transaction into the log table with its commit and, after it, wakes the dispatcher and calls
/// the eager consumers.
@Component
class TransactionalEventLog implements EventLog {

    private static final Logger LOG = LoggerFactory.getLogger(TransactionalEventLog.class);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final EventMetrics metrics;
    private final Signal appended;
    private final Traces traces;
    private final ObjectProvider<EventConsumer> consumers;
    private volatile @Nullable List<Eager> eager;

    TransactionalEventLog(
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock,
            EventMetrics metrics,
            Signal appended,
            Traces traces,
            ObjectProvider<EventConsumer> consumers) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.metrics = metrics;
        this.appended = appended;
        this.traces = traces;
        this.consumers = consumers;
    }

    private record Eager(EventConsumer consumer, EventTypes types) {}

    /// Found at the first commit, because consumers use the log themselves.
    private List<Eager> eager() {
        var known = eager;
        if (known == null) {
            known = consumers
                    .orderedStream()
                    .filter(EventConsumer::isEager)
                    .map(consumer -> new Eager(consumer, EventTypes.of(consumer.types())))
                    .toList();
            eager = known;
        }
        return known;
    }

    private record Row(
            Event event,
            EventId id,
            String data,
            Instant occurredAt,
            String requestId,
            @Nullable String traceParent) {}

    @Override
    public void append(Collection<? extends Event> events) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException(
                    "an event must be appended in the transaction that it describes");
        }
        if (events.isEmpty()) {
            return;
        }
        var requestId = MDC.get("requestId");
        var now = clock.instant();
        var traceParent = traces.current();
        var rows = events.stream()
                .map(event -> new Row(
                        event,
                        EventId.next(),
                        json.writeValueAsString(event),
                        now,
                        requestId == null ? "" : requestId,
                        traceParent))
                .toList();
        pendingEvents().add(rows);
    }

    /// The events appended so far in the current transaction.
    private PendingEvents pendingEvents() {
        for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof PendingEvents pending) {
                return pending;
            }
        }
        var pending = new PendingEvents();
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    private void insert(List<Row> rows) {
        AtCommit.update(jdbc.sql("""
                        insert into events.log (id, type, version, subject, occurred_at, request_id, data,
                            trace_parent)
                        select id, type, version, subject, occurred_at, request_id, data::jsonb, trace_parent
                        from unnest(:ids::uuid[], :types::text[], :versions::int[], :subjects::text[],
                                :times::timestamptz[], :requestIds::text[], :data::text[], :traceParents::text[])
                            with ordinality as event (id, type, version, subject, occurred_at, request_id, data,
                                trace_parent, place)
                        order by place
                        """)
                .param("times", strings(rows, row -> row.occurredAt().toString()))
                .param("requestIds", strings(rows, Row::requestId))
                .param("ids", strings(rows, row -> row.id().value().toString()))
                .param("types", strings(rows, row -> row.event().type()))
                .param(
                        "versions",
                        rows.stream().map(row -> row.event().version()).toArray(Integer[]::new))
                .param("subjects", strings(rows, row -> row.event().subject().text()))
                .param("data", strings(rows, Row::data))
                .param("traceParents", rows.stream().map(Row::traceParent).toArray(String[]::new)));
    }

    private static String[] strings(List<Row> rows, Function<Row, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    /// The events of a transaction: written in one statement, which is sent with the commit.
    private final class PendingEvents implements TransactionSynchronization {

        private final List<Row> rows = new ArrayList<>();
        private boolean written;

        void add(List<Row> more) {
            rows.addAll(more);
            if (written) {
                insert(more);
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            written = true;
            insert(rows);
        }

        @Override
        public void afterCommit() {
            metrics.appended(rows.size());
            appended.raise();
            eager().forEach(this::tell);
        }

        private void tell(Eager eager) {
            var consumer = eager.consumer();
            var wanted = new ArrayList<LoggedEvent>();
            for (var row : rows) {
                if (eager.types().include(row.event().type())) {
                    wanted.add(event(row));
                }
            }
            try {
                if (!wanted.isEmpty()) {
                    consumer.consume(wanted);
                }
            } catch (RuntimeException e) {
                LOG.warn("{} failed on an event right after its commit; the log delivers it again", consumer.name(), e);
            }
        }

        private LoggedEvent event(Row row) {
            return new LoggedEvent(
                    0,
                    row.id().value(),
                    row.event().type(),
                    row.event().version(),
                    row.event().subject().text(),
                    row.occurredAt(),
                    row.requestId(),
                    json.readTree(row.data()),
                    row.traceParent());
        }
    }
}
