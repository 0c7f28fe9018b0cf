package dev.kontor.shared.redis;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.kontor.shared.tls.Certificates;
import dev.kontor.testing.SelfSigned;
import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;

class RedisConnectorTests {

    @Test
    void aMetricSaysWhetherItIsAway() {
        var meters = new SimpleMeterRegistry();
        try (var connector = connector("redis://127.0.0.1:1", Certificates.OF_THE_JVM)) {
            connector.report(meters, "limits");
            var away = meters.get("kontor.redis.away").tag("use", "limits").gauge();

            assertThat(away.value()).as("it was never reached").isOne();
            connector.succeeded();
            assertThat(away.value()).isZero();
            connector.failed(new TimeoutException("no response"));
            assertThat(away.value()).isOne();
            connector.succeeded();
            assertThat(away.value()).isZero();
        }
    }

    /// As in a rush, when hundreds of commands wait for a Redis that does not respond.
    @Test
    void commandsThatFailTogetherAreReportedOnce() {
        var log = (Logger) LoggerFactory.getLogger(RedisConnector.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        try (var connector = connector("redis://127.0.0.1:1", Certificates.OF_THE_JVM)) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int command = 0; command < 300; command++) {
                    threads.execute(() -> connector.failed(new TimeoutException("no response")));
                }
            }

            assertThat(lines.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .singleElement()
                    .asString()
                    .startsWith("Redis does not respond; it is a test for PT2S");
        } finally {
            log.detachAppender(lines);
        }
    }

    /// A server that accepts connections with TLS and no commands: what the connection does before it is made suffices.
    @Test
    void changedCertificatesAreUsedForNewConnections() throws Exception {
        var redis = SelfSigned.of("localhost");
        var bundles = new DefaultSslBundleRegistry(
                "redis", SelfSigned.of("other.example").trusting());
        var server = (SSLServerSocket) redis.server().getServerSocketFactory().createServerSocket(0);
        var shakenHands = new CountDownLatch(1);
        var refused = new CountDownLatch(1);
        try (server;
                var connector = connector(
                        "rediss://localhost:" + server.getLocalPort(), Certificates.named("redis", bundles))) {
            Thread.ofVirtual().start(() -> {
                while (!server.isClosed()) {
                    try (var socket = (SSLSocket) server.accept()) {
                        socket.startHandshake();
                        socket.getInputStream().read();
                        shakenHands.countDown();
                    } catch (IOException _) {
                        refused.countDown();
                    }
                }
            });
            connector.open(RedisClient::connect);
            assertThat(refused.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(shakenHands.getCount()).isOne();

            bundles.updateBundle("redis", redis.trusting());

            assertThat(shakenHands.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static RedisConnector connector(String url, Certificates certificates) {
        return new RedisConnector(url, certificates, Duration.ofSeconds(1), "it is a test");
    }
}
