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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/// Writes one line every ten seconds while PostgreSQL or its read replica is unavailable, or all connections to
/// it are in use, instead of a stack trace for each failing request and scheduled task. Callers log such
/// failures as usual; this filter suppresses them.
@Component
public class OutageLog implements DisposableBean {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(OutageLog.class);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    /// The end of HikariCP's message that no connection was returned in time.
    private static final Pattern FULL_POOL =
            Pattern.compile("\\(total=([1-9]\\d*), active=(\\d+), idle=\\d+, waiting=(\\d+)\\)");

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
        this.replica = new Server("the read replica of PostgreSQL", nanos.getAsLong());
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
                LOG.warn("{} Failures since the last such line: {}.", message(reason(latest.get())), count);
            }
        }

        /// A full pool is no outage: the machine is too slow for its requests, or the pool too small.
        private String message(String reason) {
            var full = FULL_POOL.matcher(reason);
            return full.find()
                    ? "No connection to %s became free in time: %s of %s are in use, and %s threads wait for one."
                            .formatted(name, full.group(2), full.group(1), full.group(3))
                    : StringUtils.capitalize(name) + " is unavailable: " + reason;
        }
    }

    /// The driver's, pool's or server's message, in one line.
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
