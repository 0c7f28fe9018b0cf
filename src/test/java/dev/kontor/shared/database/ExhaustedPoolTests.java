package dev.kontor.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import dev.kontor.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ExhaustedPoolTests {

    private final FailFastDataSource gate = new FailFastDataSource();
    private final HikariDataSource pool = new HikariDataSource();

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void aFullPoolBesideAServerThatRespondsIsOverload() throws SQLException {
        var guarded = gate.guard(waitingDuring(gate::responded));

        try (var _ = guarded.getConnection()) {
            var transaction = new TransactionTemplate(new JdbcTransactionManager(guarded));
            assertThat(PoolExhaustedException.isCauseOf(
                            catchThrowable(() -> transaction.executeWithoutResult(_ -> {}))))
                    .isTrue();

            var jdbc = new JdbcTemplate(guarded);
            jdbc.setExceptionTranslator(new PostgresFailures());
            var failure = catchThrowable(() -> jdbc.execute("select 1"));
            assertThat(PoolExhaustedException.isCauseOf(failure)).isTrue();
            // Retries and the log treat it like an outage.
            assertThat(Outage.isCauseOf(failure)).isTrue();
        }
    }

    @Test
    void aFullPoolBesideASilentServerIsAnOutage() throws SQLException {
        gate.responded();
        var guarded = gate.guard(waitingDuring(() -> {}));

        try (var _ = guarded.getConnection()) {
            assertThat(PoolExhaustedException.isCauseOf(catchThrowable(guarded::getConnection)))
                    .isFalse();
        }
    }

    @Test
    void admittedWorkWaitsAgainWhileTheServerResponds() throws SQLException {
        var waits = new AtomicInteger();
        var inUse = new AtomicReference<@Nullable Connection>();
        var guarded = gate.guard(waitingDuring(() -> {
            gate.responded();
            if (waits.incrementAndGet() == 4) {
                free(inUse);
            }
        }));
        inUse.set(guarded.getConnection());

        try (var late = PatientConnections.within(() -> connect(guarded))) {
            assertThat(late.isValid(1)).isTrue();
            assertThat(waits).hasValue(4);

            var failure = catchThrowable(() -> PatientConnections.within(() -> connect(guarded)));
            assertThat(PoolExhaustedException.isCauseOf(failure)).isTrue();
            assertThat(waits).hasValue(9);
        }
    }

    private static Connection connect(DataSource source) {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void free(AtomicReference<@Nullable Connection> connection) {
        try {
            Objects.requireNonNull(connection.get()).close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPoolThatCannotConnectIsAnOutage() {
        var guarded = gate.guard(new DelegatingDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                gate.responded();
                throw new SQLTransientConnectionException(
                        "kontor - Connection is not available, request timed out after"
                                + " 1003ms (total=0, active=0, idle=0, waiting=7)");
            }
        });

        assertThat(catchThrowable(guarded::getConnection))
                .isInstanceOf(SQLTransientConnectionException.class)
                .isNotInstanceOf(PoolExhaustedException.class);
    }

    /// One connection; what happens while it is waited for.
    private DataSource waitingDuring(Runnable wait) {
        pool.setJdbcUrl(TestDatabase.newDatabase("exhausted_" + System.identityHashCode(this)));
        pool.setMaximumPoolSize(1);
        pool.setConnectionTimeout(250);
        return new DelegatingDataSource(pool) {
            @Override
            public Connection getConnection() throws SQLException {
                wait.run();
                return super.getConnection();
            }
        };
    }
}
