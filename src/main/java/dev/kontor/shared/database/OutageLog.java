package dev.kontor.shared.database;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Writes one line every ten seconds while PostgreSQL or its read replica is unavailable, instead of a stack trace for
/// each failing request and scheduled task. Callers log such failures as usual; this filter suppresses them.
@Component
public class OutageLog implements DisposableBean {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(OutageLog.class);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final LongSupplier nanos;
    private final Server primary;
    private final Server replica;
    private volatile boolean ended;

    @Autowired
    OutageLog() {
        this(System::nanoTime);
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            attach(context.getLogger(Logger.ROOT_LOGGER_NAME));
        }
    }

    OutageLog(LongSupplier nanos) {
        this.nanos = nanos;
        this.primary = new Server("PostgreSQL", nanos.getAsLong());
        this.replica = new Server("The read replica of PostgreSQL", nanos.getAsLong());
    }

    /// Suppresses the logger's output about outages.
    final void attach(Logger logger) {
        logger.iteratorForAppenders().forEachRemaining(appender -> {
            var filter = new HoldBack();
            filter.start();
            appender.addFilter(filter);
        });
    }

    /// Counts the failure if it is an outage of PostgreSQL or its replica; otherwise the caller logs it.
    ///
    /// @return whether it is one
    public boolean count(Throwable failure) {
        return count(failure, ReplicaReads.chosen() == null ? primary : replica);
    }

    private boolean count(Throwable failure, Server server) {
        if (ended || !Outage.isCauseOf(failure)) {
            return false;
        }
        server.count(failure);
        return true;
    }

    /// Writes the lines that are due; called several times a second.
    synchronized void report() {
        long now = nanos.getAsLong();
        primary.report(now);
        replica.report(now);
    }

    @Override
    public void destroy() {
        ended = true;
        primary.write();
        replica.write();
    }

    /// The outages of one server.
    private static final class Server {

        private final String name;
        private final AtomicLong failures = new AtomicLong();
        private final AtomicReference<@Nullable Throwable> latest = new AtomicReference<>();
        private long next;

        Server(String name, long next) {
            this.name = name;
            this.next = next;
        }

        void count(Throwable failure) {
            latest.set(failure);
            failures.incrementAndGet();
        }

        void report(long now) {
            if (now - next >= 0 && failures.get() > 0) {
                next = now + INTERVAL.toNanos();
                write();
            }
        }

        void write() {
            long count = failures.getAndSet(0);
            if (count > 0) {
                LOG.warn(
                        "{} is unavailable: {} Failures since the last such line: {}.",
                        name,
                        reason(latest.get()),
                        count);
            }
        }
    }

    /// The driver's or server's message, in one line.
    private static String reason(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause != null && cause.getCause() != null && !(cause instanceof java.sql.SQLException)) {
            cause = cause.getCause();
        }
        var text = cause == null
                ? ""
                : String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return text.endsWith(".") ? text : text + ".";
    }

    /// Called only for events that an appender is about to write, so nothing else becomes slower.
    private final class HoldBack extends Filter<ILoggingEvent> {

        @Override
        public FilterReply decide(ILoggingEvent event) {
            return event.getThrowableProxy() instanceof ThrowableProxy proxy && isOutage(event, proxy.getThrowable())
                    ? FilterReply.DENY
                    : FilterReply.NEUTRAL;
        }

        /// Pools write about their connections on any thread, and begin with their names.
        private boolean isOutage(ILoggingEvent event, Throwable failure) {
            return event.getFormattedMessage().startsWith(ReplicaReads.POOL)
                    ? count(failure, replica)
                    : OutageLog.this.count(failure);
        }
    }
}
