package dev.kontor.shared.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.kontor.shared.time.ShopClock;
import java.math.BigDecimal;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Detects a hanging PostgreSQL quickly and closes the connections that wait for it: their requests get 503
/// instead of waiting for the network timeout. Slow statements are unaffected, because the monitor checks
/// whether the server answers a trivial query on a separate connection. That query reads the time, which also
/// adjusts the shop's clock. The monitor also keeps the network timeout of the pool's sockets ([WatchedSocket]).
@Component
class DatabaseHealthMonitor implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseHealthMonitor.class);
    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final Duration PROMPT = Duration.ofMillis(500);
    private static final Duration STOP_WAIT = Duration.ofSeconds(3);

    private final HikariDataSource pool;
    private final int patienceMillis;
    private final FailFastDataSource gate;
    private final OutageLog outages;
    private final @Nullable ShopClock clock;
    private CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Connection connection;
    private @Nullable Thread thread;
    private State state = State.ANSWERS;
    private volatile boolean running;

    private enum State {
        ANSWERS("answers again"),
        /// It is restarting or unreachable and says so to every client, so nobody waits for a response.
        REFUSES("cannot be reached"),
        SILENT("does not respond; connections to it are closed until it does");

        private final String description;

        State(String description) {
            this.description = description;
        }
    }

    /// @param clock absent in tests that move time themselves
    DatabaseHealthMonitor(
            DataSource pool,
            FailFastDataSource gate,
            OutageLog outages,
            DatabaseProperties properties,
            ObjectProvider<ShopClock> clock) {
        this.pool = hikari(pool);
        this.gate = gate;
        this.outages = outages;
        this.clock = clock.getIfAvailable();
        this.patienceMillis = (int) properties.patience().toMillis();
    }

    /// Other beans may have wrapped it.
    private static HikariDataSource hikari(DataSource pool) {
        try {
            return pool.unwrap(HikariDataSource.class);
        } catch (SQLException e) {
            throw new IllegalStateException("the pool is not Hikari's", e);
        }
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        running = true;
        check();
        thread = Thread.ofVirtual().name("database-watch").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        stopping.countDown();
        try {
            if (thread != null) {
                thread.join(STOP_WAIT);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Before any code reads the clock.
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 8_192;
    }

    private void run() {
        WatchedSocket.beginWatch();
        try {
            while (!stopping.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                watch();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            WatchedSocket.endWatch();
            forget();
            // Later requests ask the pool itself.
            gate.open();
        }
    }

    private void watch() {
        outages.report();
        try {
            TrackedSocketFactory.endOverdue();
            check();
        } catch (RuntimeException failure) {
            LOG.warn("PostgreSQL could not be monitored; trying again", failure);
        }
    }

    private void check() {
        var now = state();
        if (now != State.ANSWERS && state == State.ANSWERS) {
            // This may be a coincidence: a second query, on a new connection, makes it certain.
            now = state();
        }
        if (now != state) {
            LOG.atLevel(now == State.ANSWERS ? Level.INFO : Level.WARN).log("PostgreSQL {}", now.description);
            state = now;
        }
        if (now == State.ANSWERS) {
            gate.open();
        } else {
            gate.close();
        }
        if (now == State.SILENT) {
            TrackedSocketFactory.endAll();
        }
    }

    private State state() {
        try {
            probe();
            gate.responded();
            return State.ANSWERS;
        } catch (SQLException failure) {
            forget();
            LOG.debug("PostgreSQL did not respond to the monitor", failure);
            if (isTimeout(failure)) {
                return State.SILENT;
            }
            // Any other error, such as too many connections, is a response: the server is there.
            var code = String.valueOf(failure.getSQLState());
            return code.startsWith("08") || code.startsWith("57P") ? State.REFUSES : State.ANSWERS;
        }
    }

    private void probe() throws SQLException {
        var open = connection;
        if (open == null) {
            open = connect();
            open.setNetworkTimeout(Runnable::run, patienceMillis);
            connection = open;
        }
        long asked = System.nanoTime();
        try (var statement = open.createStatement();
                var answer = statement.executeQuery("select clock_timestamp()")) {
            // A time that is old, or took long to read, is useless for the clock.
            boolean prompt = System.nanoTime() - asked < PROMPT.toNanos();
            if (answer.next() && clock != null && prompt) {
                clock.follow(Sql.instant(answer, "clock_timestamp"));
            }
        }
    }

    /// Without the pool's settings, because this connection must outlive the pool's sockets.
    private Connection connect() throws SQLException {
        var seconds = String.valueOf(Math.max(1, patienceMillis / 1_000));
        var properties = new Properties();
        if (pool.getUsername() != null) {
            properties.setProperty("user", pool.getUsername());
        }
        if (pool.getPassword() != null) {
            properties.setProperty("password", pool.getPassword());
        }
        properties.setProperty("ApplicationName", "kontor-watch");
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("loginTimeout", String.valueOf(BigDecimal.valueOf(patienceMillis, 3)));
        properties.setProperty("socketTimeout", seconds);
        return DriverManager.getConnection(pool.getJdbcUrl(), properties);
    }

    private static boolean isTimeout(SQLException failure) {
        // The driver's exception after `loginTimeout` has no cause.
        return Outage.anyCause(failure, SocketTimeoutException.class::isInstance)
                || String.valueOf(failure.getMessage()).contains("timed out");
    }

    private void forget() {
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("the monitor's connection was already closed", e);
            }
        }
    }
}
