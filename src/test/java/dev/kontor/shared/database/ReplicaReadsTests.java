package dev.kontor.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.kontor.testing.Api;
import dev.kontor.testing.ApiOperation;
import dev.kontor.testing.OwnServer;
import dev.kontor.testing.PostgresServer;
import dev.kontor.testing.Replica;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;

/// Staff's lists, reports and exports at a real streaming replica. The last test stops it. Runs in
/// [dev.kontor.OwnServerTests].
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public abstract class ReplicaReadsTests {

    private static final int CHANGES = 20;
    private static final Duration SOON = Duration.ofSeconds(30);

    private static PostgresServer postgres;
    private static Replica shop;
    private static Api staff;

    @BeforeAll
    static void start() {
        postgres = OwnServer.postgres();
        shop = OwnServer.shop();
        staff = shop.api().as(shop.logins().owner().token());
    }

    @Test
    @Order(1)
    void everyListCanReadTheReplica() throws Exception {
        var refused = new ArrayList<String>();
        var lists = ApiOperation.of("admin-v1").stream()
                .filter(operation ->
                        operation.method().equals("GET") && !operation.path().contains("{"))
                .filter(operation -> operation.queryParameters().stream()
                        .anyMatch(parameter -> parameter.name().equals("cursor")))
                .toList();
        for (var list : lists) {
            var answer = staff.get(list.path());
            if (answer.status() != 200) {
                refused.add(list.path() + " " + answer.text());
            }
        }
        assertThat(refused).isEmpty();
        assertThat(lists).hasSizeGreaterThan(40);
        assertThat(count("replica")).isPositive();
        await().atMost(SOON).until(() -> scansAtTheReplica() > 0);
    }

    @Test
    @Order(2)
    void ownChangesAreListedAtOnce() {
        for (int change = 0; change < CHANGES; change++) {
            assertThat(isListed(addedGroup())).isTrue();
        }
    }

    @Test
    @Order(3)
    void exportsReadTheReplica() {
        var group = addedGroup();
        assertThat(isListed(group)).isTrue();
        double before = count("replica") + count("behind");
        var export = staff.withIdempotencyKey()
                .post("/admin/v1/exports", Map.of("type", "CUSTOMERS", "format", "CSV"))
                .expect(202);
        await().atMost(SOON)
                .until(() -> staff.get("/admin/v1/exports/" + export.at("/id"))
                        .expect(200)
                        .at("/status")
                        .equals("READY"));
        assertThat(count("replica") + count("behind")).isGreaterThan(before);
    }

    @Test
    @Order(3)
    void reportsReadTheReplica() {
        double before = count("replica") + count("behind");
        staff.get("/admin/v1/reports/sales?from=2026-11-01&until=2026-11-30").expect(200);
        assertThat(count("replica") + count("behind")).isGreaterThan(before);
    }

    /// As long as a standby has not become the primary server, it does not tell a position.
    @Test
    @Order(3)
    void aPrimaryServerInRecoveryFailsNoList() throws Exception {
        var url = OwnServer.url(postgres.replicaPort());
        var standby = JdbcClient.create(new DriverManagerDataSource(url));
        var reads = new ReplicaReads(
                new DatabaseProperties(Duration.ofSeconds(1), url, "postgres", "", 1, Duration.ZERO),
                shop.bean(DataSource.class),
                standby,
                new SimpleMeterRegistry(),
                shop.bean(PlatformTransactionManager.class));
        try {
            reads.enter();
            assertThat(ReplicaReads.chosen()).isNull();
        } finally {
            reads.leave();
            reads.destroy();
        }
    }

    @Test
    @Order(4)
    void aReplicaThatLagsIsNotRead() throws Exception {
        atTheReplica("select pg_wal_replay_pause()");
        try {
            double before = count("behind");
            assertThat(isListed(addedGroup())).isTrue();
            assertThat(count("behind")).isGreaterThan(before);
        } finally {
            atTheReplica("select pg_wal_replay_resume()");
        }
        await().atMost(SOON).until(() -> {
            double before = count("replica");
            return isListed(addedGroup()) && count("replica") > before;
        });
    }

    @Test
    @Order(5)
    void listsGoOnWithoutTheReplica() throws Exception {
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        var outages = (Logger) LoggerFactory.getLogger(OutageLog.class);
        outages.addAppender(lines);
        try {
            postgres.stopReplica();
            double before = count("unavailable");
            assertThat(isListed(addedGroup())).isTrue();
            assertThat(isListed(addedGroup())).isTrue();
            assertThat(count("unavailable")).isGreaterThan(before);
            shop.bean(OutageLog.class).report();
        } finally {
            outages.detachAppender(lines);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.startsWith("PostgreSQL is unavailable"));
    }

    private static String addedGroup() {
        var code = "replica-" + UUID.randomUUID().toString().substring(0, 8);
        staff.withIdempotencyKey()
                .post("/admin/v1/customer-groups", Map.of("code", code, "name", "Replica"))
                .expect(201);
        return code;
    }

    private static boolean isListed(String code) {
        return staff.get("/admin/v1/customer-groups?limit=100&sort=-createdAt")
                .expect(200)
                .text()
                .contains(code);
    }

    private static double count(String outcome) {
        var counter = shop.bean(MeterRegistry.class)
                .find("kontor.database.replica.reads")
                .tag("outcome", outcome)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    /// How often the replica has looked into the table of orders.
    private static long scansAtTheReplica() {
        return JdbcClient.create(new DriverManagerDataSource(OwnServer.url(postgres.replicaPort())))
                .sql("""
                        select coalesce(seq_scan, 0) + coalesce(idx_scan, 0) from pg_stat_all_tables
                        where schemaname = 'orders' and relname = 'orders'
                        """)
                .query(Long.class)
                .single();
    }

    private static void atTheReplica(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(OwnServer.url(postgres.replicaPort()));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
