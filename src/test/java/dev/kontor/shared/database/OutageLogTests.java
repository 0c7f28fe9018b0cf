package dev.kontor.shared.database;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.CannotCreateTransactionException;

class OutageLogTests {

    private final LoggerContext context = new LoggerContext();
    private final Logger task = context.getLogger("task");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger own = (Logger) LoggerFactory.getLogger(OutageLog.class);
    private long now;
    private final OutageLog outages = new OutageLog(() -> now);

    @BeforeEach
    void listen() {
        appender.setContext(context);
        appender.start();
        task.addAppender(appender);
        outages.attach(task);
        lines.start();
        own.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        own.detachAppender(lines);
    }

    @Test
    void anOutageIsOneLineInTenSecondsForAllCallers() {
        for (int tick = 0; tick < 100; tick++) {
            task.error("Unexpected error occurred in scheduled task", outage());
            outages.report();
        }
        assertThat(appender.list).isEmpty();
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("PostgreSQL is unavailable: the connection was refused. Failures since the last such"
                        + " line: 1.");
        assertThat(lines.list.getFirst().getThrowableProxy()).isNull();

        now += Duration.ofSeconds(10).toNanos() - 1;
        outages.report();
        assertThat(lines.list).hasSize(1);
        now += 1;
        outages.report();
        assertThat(lines.list.getLast().getFormattedMessage()).endsWith("Failures since the last such line: 99.");

        now += Duration.ofMinutes(1).toNanos();
        outages.report();
        assertThat(lines.list).hasSize(2);
    }

    @Test
    void whatIsNoOutageIsWrittenAsAlways() {
        task.error("Request failed", new IllegalStateException(new SQLException("syntax", "42601")));
        task.warn("no failure at all");

        assertThat(appender.list).hasSize(2);
        assertThat(outages.count(new IllegalStateException())).isFalse();
        outages.report();
        assertThat(lines.list).isEmpty();
    }

    @Test
    void theLastFailuresAreReportedAtTheEndAndNothingIsHeldBackThen() {
        assertThat(outages.count(outage())).isTrue();
        outages.destroy();
        assertThat(lines.list).hasSize(1);

        task.error("later", outage());
        assertThat(appender.list).hasSize(1);
    }

    @Test
    void anOutageOfTheReplicaIsNoneOfTheServer() {
        task.warn("kontor-replica - Connection marked as broken", outage());
        task.warn("kontor - Connection marked as broken", outage());
        task.warn("kontor-replica - Connection marked as broken", outage());
        outages.report();

        assertThat(appender.list).isEmpty();
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "PostgreSQL is unavailable: the connection was refused. Failures since the last such line: 1.",
                        "The read replica of PostgreSQL is unavailable: the connection was refused. Failures since the"
                                + " last such line: 2.");
    }

    @Test
    void aFullPoolIsNotCalledAnOutage() {
        outages.count(new CannotCreateTransactionException(
                "no transaction",
                new SQLTransientConnectionException(
                        "kontor - Connection is not available, request timed out after 1003ms"
                                + " (total=10, active=9, idle=1, waiting=21)")));
        outages.report();

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "No connection to PostgreSQL became free in time: 9 of 10 are in use, and 21 threads wait"
                                + " for one. Failures since the last such line: 1.");
    }

    @Test
    void anEmptyPoolIsAnOutage() {
        outages.count(new CannotCreateTransactionException(
                "no transaction",
                new SQLTransientConnectionException(
                        "kontor - Connection is not available, request timed out after 1003ms"
                                + " (total=0, active=0, idle=0, waiting=7)")));
        outages.report();

        assertThat(lines.list.getFirst().getFormattedMessage()).startsWith("PostgreSQL is unavailable: kontor");
    }

    private static RuntimeException outage() {
        return new CannotCreateTransactionException(
                "no transaction", new SQLTransientConnectionException("the connection was refused", "08001"));
    }
}
