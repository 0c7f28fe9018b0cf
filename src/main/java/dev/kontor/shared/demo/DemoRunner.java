package dev.kontor.shared.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts the demo shop into the database before the port opens, so that the first response knows all products. Each step
/// runs once, in whichever process comes first.
@Component
@Profile("demo")
class DemoRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DemoRunner.class);
    private static final long LOCK = 4_711_001L;

    private final DemoProperties properties;
    private final List<DemoSeed> seeds;
    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final DemoCatalogue catalogue;
    private volatile boolean running;

    DemoRunner(
            DemoProperties properties,
            List<DemoSeed> seeds,
            DataSource dataSource,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            DemoCatalogue catalogue) {
        this.properties = properties;
        this.seeds = seeds;
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.catalogue = catalogue;
    }

    @Override
    public void start() {
        running = true;
        if (!properties.enabled()) {
            return;
        }
        try (var guard = dataSource.getConnection()) {
            lock(guard, "select pg_advisory_lock(?)");
            try {
                seed();
            } finally {
                lock(guard, "select pg_advisory_unlock(?)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the demo shop could not be filled", e);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// After the event log is read, before the web server starts.
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 3_072;
    }

    private void seed() {
        var shop = catalogue.read();
        var done = Set.copyOf(jdbc.sql("select name from kontor.demo_steps")
                .query(String.class)
                .list());
        var steps = seeds.stream()
                .sorted(Comparator.comparingInt(DemoSeed::order))
                .flatMap(seed -> seed.steps(shop).stream())
                .filter(step -> !done.contains(step.name()))
                .toList();
        if (steps.isEmpty()) {
            return;
        }
        for (var step : steps) {
            if (step.atomic()) {
                transactions.executeWithoutResult(_ -> {
                    step.work().run();
                    mark(step);
                });
            } else {
                step.work().run();
                mark(step);
            }
        }
        LOG.info(
                "Demo data is complete: {}",
                steps.stream().map(DemoSeed.Step::name).collect(Collectors.joining(", ")));
    }

    private void mark(DemoSeed.Step step) {
        jdbc.sql("insert into kontor.demo_steps (name, done_at) values (:name, now())")
                .param("name", step.name())
                .update();
    }

    private static void lock(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, LOCK);
            statement.execute();
        }
    }
}
