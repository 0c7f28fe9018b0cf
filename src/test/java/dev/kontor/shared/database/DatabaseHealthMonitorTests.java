package dev.kontor.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.kontor.shared.time.ShopClock;
import dev.kontor.testing.TcpProxy;
import dev.kontor.testing.TestDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

class DatabaseHealthMonitorTests {

    @Test
    void closesConnectionsToASilentDatabase() throws Exception {
        var server = URI.create(TestDatabase.newDatabase("watch").substring("jdbc:".length()));
        try (var link = new TcpProxy(() -> List.of(server.getPort()));
                var pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + link.port() + server.getPath() + "?" + server.getQuery());
            pool.setMaximumPoolSize(2);
            pool.setConnectionTimeout(1_000);
            pool.setValidationTimeout(500);
            pool.addDataSourceProperty("socketTimeout", "15");
            pool.addDataSourceProperty("socketFactory", TrackedSocketFactory.class.getName());
            var gate = new FailFastDataSource();
            var jdbc = new JdbcTemplate(gate.guard(pool));
            jdbc.setExceptionTranslator(new PostgresFailures());
            var watch = watch(pool, gate);
            watch.start();
            try {
                // Longer than the watch is patient, which is no reason to end it.
                assertThat(jdbc.queryForObject("select 1 from pg_sleep(2.5)", Integer.class))
                        .isEqualTo(1);

                link.blackHole();
                long begun = System.nanoTime();
                assertThatThrownBy(() -> jdbc.queryForObject("select 1", Integer.class))
                        .isInstanceOf(DataAccessResourceFailureException.class);
                // The next one knows.
                assertThatThrownBy(() -> jdbc.queryForObject("select 1", Integer.class))
                        .isInstanceOf(DataAccessResourceFailureException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(12));

                link.pass();
                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .ignoreExceptions()
                        .until(() -> Integer.valueOf(1).equals(jdbc.queryForObject("select 1", Integer.class)));
            } finally {
                watch.stop();
            }
        }
    }

    /// Its monitor notices nothing, because the server answers others.
    @Test
    void closesAConnectionThatIsLost() throws Exception {
        try (var pool = new HikariDataSource();
                var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var socket = TrackedSocketFactory.track(new WatchedSocket(1))) {
            pool.setJdbcUrl(TestDatabase.newDatabase("lost"));
            pool.setMaximumPoolSize(1);
            var watch = watch(pool, new FailFastDataSource());
            socket.connect(server.getLocalSocketAddress());
            watch.start();
            try {
                Awaitility.await().until(() -> {
                    socket.setSoTimeout(300);
                    return socket.timer() == 0;
                });
                assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
                assertThat(socket.isClosed()).isTrue();
            } finally {
                watch.stop();
            }
        }
    }

    private static DatabaseHealthMonitor watch(HikariDataSource pool, FailFastDataSource gate) {
        return new DatabaseHealthMonitor(
                pool,
                gate,
                new OutageLog(System::nanoTime),
                new DatabaseProperties(Duration.ofMillis(600), "", "", "", 5, Duration.ofMillis(100)),
                new StaticListableBeanFactory().getBeanProvider(ShopClock.class));
    }
}
