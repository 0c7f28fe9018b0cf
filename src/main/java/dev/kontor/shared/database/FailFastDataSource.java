package dev.kontor.shared.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/// Fails fast while the database is known to be down. A request needs a connection more than once, and would
/// wait for each as long as the pool does. A read that [ReplicaReads] has sent to the replica gets its connections
/// there.
@Component
class FailFastDataSource implements BeanPostProcessor {

    private static final String CANNOT_CONNECT = "08001";

    private volatile boolean close;

    void close() {
        close = true;
    }

    void open() {
        close = false;
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
                return super.getConnection();
            }
        };
    }
}
