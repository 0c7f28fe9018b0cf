package dev.kontor.storefront.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.shared.tls.Certificates;
import dev.kontor.testing.TestRedis;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two processes that share a Redis, which may go away at any time.
class RedisLevelTests {

    private static final String PRODUCT = "/store/v1/products/red-shoe";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final AtomicLong nanos = new AtomicLong();
    private int port;
    private TestRedis server;

    @BeforeEach
    void startRedis() throws IOException {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        server = TestRedis.on(port);
        server.start();
    }

    @AfterEach
    void stopRedis() throws IOException {
        server.stop();
    }

    @Test
    void whatOneProcessMadeTheOtherNeedNotMake() {
        try (var one = process();
                var other = process()) {
            settle(one, other);
            one.answering(() -> "{\"a\":1}", "prod_1");
            other.answering(() -> "{\"a\":2}", "prod_1");
            one.read(PRODUCT);

            await().atMost(SOON).until(() -> stored() == 1);
            assertThat(other.read(PRODUCT)).isEqualTo("{\"a\":1}");
            assertThat(other.handled).hasValue(0);
            assertThat(other.count("shared")).isEqualTo(1);
            assertThat(other.read(PRODUCT)).isEqualTo("{\"a\":1}");
            assertThat(other.count("hit")).isEqualTo(1);
        }
    }

    @Test
    void aChangeInOneProcessReachesTheOtherBeforeTheLogReportsIt() {
        try (var one = process();
                var other = process()) {
            settle(one, other);
            one.answering(() -> "old", "prod_1");
            other.answering(() -> "old", "prod_1");
            other.read(PRODUCT);

            other.answering(() -> "new", "prod_1");
            one.tell(0, UUID.randomUUID(), "product.updated", "prod_1");

            await().atMost(SOON).until(() -> other.read(PRODUCT).equals("new"));
        }
    }

    @Test
    void anAnswerInRedisThatKnowsLessThanTheReaderIsNotTrusted() {
        try (var behind = process();
                var ahead = process()) {
            settle(behind, ahead);
            behind.tell(10, UUID.randomUUID(), "product.updated", "prod_2");
            ahead.tell(10, UUID.randomUUID(), "product.updated", "prod_2");
            // The log has told only one of them so far.
            ahead.tell(11, UUID.randomUUID(), "product.updated", "prod_1");
            behind.answering(() -> "old", "prod_1");
            behind.read(PRODUCT);
            await().atMost(SOON).until(() -> stored() == 1);

            ahead.answering(() -> "new", "prod_1");
            assertThat(ahead.read(PRODUCT)).isEqualTo("new");
            behind.tell(11, UUID.randomUUID(), "product.updated", "prod_1");
            await().atMost(SOON).until(() -> behind.read(PRODUCT).equals("new"));
        }
    }

    @Test
    void aProcessThatHasNotListenedLongEnoughDoesNotReadFromRedis() {
        try (var one = process()) {
            settle(one);
            one.answering(() -> "old", "prod_1");
            one.read(PRODUCT);
            await().atMost(SOON).until(() -> stored() == 1);
            try (var fresh = process()) {
                fresh.answering(() -> "new", "prod_1");
                assertThat(fresh.read(PRODUCT)).isEqualTo("new");
            }
        }
    }

    @Test
    void everythingWorksWhileRedisHangsIsAwayAndComesBack() throws IOException {
        try (var one = process();
                var other = process()) {
            settle(one, other);
            one.answering(() -> "{}", "prod_1");
            other.answering(() -> "{}", "prod_1");
            pause(Duration.ofSeconds(3));
            assertQuick(one, "?cursor=hanging");

            server.stop();
            assertQuick(one, "?cursor=away");

            server = TestRedis.on(port);
            server.start();
            var number = new AtomicLong();
            await().atMost(SOON).until(() -> {
                var page = "/store/v1/products?cursor=back" + number.incrementAndGet();
                one.read(page);
                int before = other.handled.get();
                other.read(page);
                return other.handled.get() == before;
            });
        }
    }

    @Test
    void startsWithoutARedis() throws IOException {
        server.stop();
        try (var one = process()) {
            nanos.addAndGet(Duration.ofMinutes(5).toNanos());
            one.answering(() -> "{}", "prod_1");
            assertQuick(one, "");
        }
    }

    /// Most of the pages take less than the time-out of a call: after a few, none is made any more.
    private static void assertQuick(CacheBench process, String query) {
        var times = new ArrayList<Duration>();
        for (int page = 0; page < 21; page++) {
            long start = System.nanoTime();
            assertThat(process.read(PRODUCT + page + query)).isEqualTo("{}");
            times.add(Duration.ofNanos(System.nanoTime() - start));
        }
        assertThat(times.stream().sorted().toList().get(10)).isLessThan(Duration.ofMillis(100));
    }

    private CacheBench process() {
        var link = new RedisLink("redis://localhost:" + port, Certificates.OF_THE_JVM, "test:changed");
        return new CacheBench(new RedisLevel(link, "test", CacheBench.TTL, nanos::get));
    }

    /// Waits until the processes are connected, and lets them have listened for long enough.
    private void settle(CacheBench... processes) {
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());
        for (var process : processes) {
            await().atMost(SOON).until(process::isConnected);
        }
    }

    private long stored() {
        var client = RedisClient.create("redis://localhost:" + port);
        try (var connection = client.connect()) {
            return connection.sync().keys("test:answer:*").size();
        } finally {
            client.shutdown();
        }
    }

    private void pause(Duration time) {
        var client = RedisClient.create("redis://localhost:" + port);
        try (var connection = client.connect()) {
            connection.sync().clientPause(time.toMillis());
        } finally {
            client.shutdown();
        }
    }
}
