package dev.kontor.shared.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets lists and exports read from a streaming replica, so that they do not slow down purchases. Nobody reads old
/// data: the replica is used only if it has replayed everything that was committed on the primary server before the
/// read. If it lags, or does not respond, the primary server is read.
@Component
public class ReplicaReads implements DisposableBean {

    /// The name of the pool of connections to the replica.
    static final String POOL = "kontor-replica";

    private static final Logger LOG = LoggerFactory.getLogger(ReplicaReads.class);
    private static final String METER = "kontor.database.replica.reads";
    private static final Duration STEP = Duration.ofMillis(4);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE_OF_JOBS = Duration.ofSeconds(2);
    private static final ThreadLocal<DataSource> CHOSEN = new ThreadLocal<>();

    private final JdbcClient primary;
    private final MeterRegistry meters;
    private final Duration wait;
    private final @Nullable HikariDataSource pool;
    private final TransactionTemplate outside;
    private volatile long closedUntil = System.nanoTime();
    private volatile boolean warned;

    ReplicaReads(
            DatabaseProperties properties,
            DataSource primaryPool,
            JdbcClient primary,
            MeterRegistry meters,
            PlatformTransactionManager transactions)
            throws SQLException {
        this.primary = primary;
        this.meters = meters;
        this.wait = properties.replicaWait();
        this.pool = properties.replicaUrl().isEmpty() ? null : pool(properties, primaryPool, meters);
        this.outside = new TransactionTemplate(transactions);
        outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    private static HikariDataSource pool(DatabaseProperties properties, DataSource primaryPool, MeterRegistry meters)
            throws SQLException {
        var config = new HikariConfig();
        primaryPool.unwrap(HikariDataSource.class).copyStateTo(config);
        config.setPoolName(POOL);
        config.setJdbcUrl(properties.replicaUrl());
        if (!properties.replicaUsername().isEmpty()) {
            config.setUsername(properties.replicaUsername());
            config.setPassword(properties.replicaPassword());
        }
        config.setReadOnly(true);
        config.setMaximumPoolSize(properties.replicaPoolSize());
        config.setMinimumIdle(1);
        // A replica that is away must not keep the shop from starting.
        config.setInitializationFailTimeout(-1);
        // The primary pool has one or the other, depending on what started first, and both refuse each other.
        if (config.getMetricsTrackerFactory() == null) {
            config.setMetricRegistry(null);
        }
        config.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
        // These sockets would be closed when the primary server hangs.
        config.getDataSourceProperties().remove("socketFactory");
        config.addDataSourceProperty("ApplicationName", POOL);
        return new HikariDataSource(config);
    }

    /// The pool that this thread reads from instead of the primary server's; null: none.
    static @Nullable DataSource chosen() {
        return CHOSEN.get();
    }

    /// Lets this thread read from the replica until [#leave()], if it is up to date. Must not be called with a
    /// connection held.
    public void enter() {
        if (pool != null && isUpToDate(pool, wait)) {
            CHOSEN.set(pool);
        }
    }

    public void leave() {
        CHOSEN.remove();
    }

    /// Reads from the replica, outside of the current transaction, if it is up to date; else as if it was called
    /// directly.
    public <T extends @Nullable Object> T read(Supplier<T> reading) {
        if (pool == null || !isUpToDate(pool, PATIENCE_OF_JOBS)) {
            return reading.get();
        }
        CHOSEN.set(pool);
        try {
            return outside.execute(_ -> reading.get());
        } finally {
            CHOSEN.remove();
        }
    }

    private boolean isUpToDate(DataSource replica, Duration patience) {
        if (System.nanoTime() - closedUntil < 0) {
            count("unavailable");
            return false;
        }
        try {
            // What was acknowledged to anybody is flushed. During a failover, the primary server may not know yet
            // that it is one, and refuses.
            var position = primary.sql("select pg_current_wal_flush_lsn()::text")
                    .query(String.class)
                    .single();
            boolean upToDate = waitFor(JdbcClient.create(replica), position, System.nanoTime() + patience.toNanos());
            count(upToDate ? "replica" : "behind");
            warned = false;
            return upToDate;
        } catch (DataAccessException | IllegalStateException failure) {
            closedUntil = System.nanoTime() + PAUSE.toNanos();
            count("unavailable");
            if (!warned) {
                warned = true;
                LOG.warn(
                        "The replica of PostgreSQL cannot be used; lists and exports read the primary server: {}",
                        failure.getMessage());
            }
            return false;
        }
    }

    private static boolean waitFor(JdbcClient replica, String position, long end) {
        while (true) {
            var replayed = replica.sql("select coalesce((pg_last_wal_replay_lsn() >= :position::pg_lsn)::text, 'none')")
                    .param("position", position)
                    .query(String.class)
                    .single();
            switch (replayed) {
                case "true" -> {
                    return true;
                }
                case "none" -> throw new IllegalStateException("the server is no replica");
                default -> {
                    if (System.nanoTime() - end >= 0) {
                        return false;
                    }
                    LockSupport.parkNanos(STEP.toNanos());
                }
            }
        }
    }

    private void count(String outcome) {
        meters.counter(METER, "outcome", outcome).increment();
    }

    @Override
    public void destroy() {
        if (pool != null) {
            pool.close();
        }
    }
}
