package dev.kontor.shared.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/// Fails fast while the database is known to be down. A request needs a connection more than once, and would
/// wait for each as long as the pool does. Distinguishes an exhausted pool from an outage. A read that [ReplicaReads]
/// has sent to the replica gets its connections
/// there.
@Component
class FailFastDataSource implements BeanPostProcessor {

    private static final String CANNOT_CONNECT = "08001";

    /// HikariCP's message if a pool that has connections returned none in time.
    private static final Pattern FULL = Pattern.compile("\\(total=[1-9]");

    private volatile boolean close;
    private volatile long lastResponse = System.nanoTime();

    void close() {
        close = true;
    }

    void open() {
        close = false;
    }

    /// PostgreSQL has just responded to its monitor.
    void responded() {
        lastResponse = System.nanoTime();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof DataSource pool ? guard(pool) : bean;
    }

    DataSource guard(DataSource pool) {
        return new DelegatingDataSource(pool) {
            @Override
            public Connection getConnection() throws SQLException {
                var replica = ReplicaReads.chosen();
                if (replica != null) {
                    return replica.getConnection();
                }
                if (close) {
                    throw new SQLTransientConnectionException("PostgreSQL cannot be reached", CANNOT_CONNECT);
                }
                for (int left = PatientConnections.waits(); ; left--) {
                    long asked = System.nanoTime();
                    try {
                        return super.getConnection();
                    } catch (SQLTransientConnectionException timeout) {
                        if (!isExhausted(timeout, asked)) {
                            throw timeout;
                        }
                        if (left <= 1) {
                            throw new PoolExhaustedException(timeout);
                        }
                    }
                }
            }
        };
    }

    /// If PostgreSQL had stopped responding, the monitor would have had no response during the wait.
    private boolean isExhausted(SQLTransientConnectionException timeout, long asked) {
        return lastResponse - asked > 0
                && FULL.matcher(String.valueOf(timeout.getMessage())).find();
    }
}
