package dev.kontor.shared.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.CannotCreateTransactionException;

class ScheduledFailuresTests {

    private final ScheduledFailures failures = new ScheduledFailures();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(ScheduledFailures.class);

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(lines);
    }

    @Test
    void whatPassesIsAWarningAndEverythingElseAnError() {
        failures.handleError(new CannotCreateTransactionException(
                "Could not open JDBC Connection", new SQLTransientConnectionException("refused", "08001")));
        failures.handleError(new CannotAcquireLockException("deadlock"));
        failures.handleError(new CannotCreateTransactionException(
                "Could not open JDBC Connection",
                new SQLException("Interrupted during connection acquisition", new InterruptedException())));
        failures.handleError(new IllegalStateException(new SQLException("permission denied", "42501")));

        assertThat(lines.list)
                .extracting(ILoggingEvent::getLevel)
                .containsExactly(Level.WARN, Level.WARN, Level.WARN, Level.ERROR);
    }

    @Test
    void workThatFailedRunsAgain() {
        var scheduler =
                new ThreadPoolTaskSchedulerBuilder().customizers(failures).build();
        scheduler.initialize();
        try {
            var runs = new AtomicInteger();
            var _ = scheduler.scheduleWithFixedDelay(
                    () -> {
                        runs.incrementAndGet();
                        throw new IllegalStateException("not today");
                    },
                    Duration.ofMillis(10));

            await().atMost(Duration.ofSeconds(10)).until(() -> runs.get() >= 3);
        } finally {
            scheduler.shutdown();
        }
        assertThat(lines.list)
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(line -> line.getLevel().equals(Level.ERROR));
    }
}
