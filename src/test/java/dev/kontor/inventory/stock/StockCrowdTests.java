package dev.kontor.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.OutOfStock;
import dev.kontor.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// A crowd that all wants one thing at once, at two instances with a few connections each. The whole checkout of
/// 2,000 buyers is tried by `RushChaos`.
class StockCrowdTests {

    private static final int BUYERS = Integer.getInteger("kontor.crowd", 600);

    @Test
    void aCrowdAtTwoInstancesHoldsExactlyWhatIsThere() throws Exception {
        var database = TestDatabase.newDatabase("crowd");
        try (var here = connections(database);
                var there = connections(database)) {
            var instances = List.of(Warehouse.on(here), Warehouse.on(there));
            var place = instances.getFirst().location(1);
            var hot = instances.getFirst().variant(Map.entry(place, BUYERS / 4));
            var other = instances.getFirst().variant(Map.entry(place, BUYERS));

            var outcomes = rush(instances, hot, other);

            assertThat(outcomes).containsOnly("held", "out of stock");
            assertThat(outcomes.stream().filter("held"::equals)).hasSize(BUYERS / 4);
            assertThat(instances.getFirst().level(hot)).isEqualTo(BUYERS / 4 + "/" + BUYERS / 4);
            assertThat(instances.getLast().level(other)).isEqualTo(BUYERS + "/" + BUYERS / 4);
            instances.getFirst().assertThatTheLedgerExplainsEveryLevel();
        }
    }

    /// Every basket has the one thing and another, so that whoever comes too late must leave the other too.
    private static List<String> rush(List<Warehouse> instances, VariantId hot, VariantId other)
            throws InterruptedException, ExecutionException, TimeoutException {
        var start = new CountDownLatch(1);
        try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<String>>();
            for (int buyer = 0; buyer < BUYERS; buyer++) {
                var instance = instances.get(buyer % instances.size());
                running.add(buyers.submit(() -> {
                    start.await();
                    try {
                        instance.held(Map.of(hot, 1, other, 1));
                        return "held";
                    } catch (OutOfStock _) {
                        return "out of stock";
                    }
                }));
            }
            start.countDown();
            var outcomes = new ArrayList<String>();
            for (var each : running) {
                outcomes.add(each.get(60, TimeUnit.SECONDS));
            }
            return outcomes;
        }
    }

    private static HikariDataSource connections(String database) {
        var config = new HikariConfig();
        config.setJdbcUrl(database);
        config.setMaximumPoolSize(5);
        config.setConnectionTimeout(60_000);
        return new HikariDataSource(config);
    }
}
