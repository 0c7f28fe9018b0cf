package dev.kontor.shared.redis;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RedisConnectorTests {

    /// As in a rush, when hundreds of commands wait for a Redis that does not respond.
    @Test
    void commandsThatFailTogetherAreReportedOnce() {
        var log = (Logger) LoggerFactory.getLogger(RedisConnector.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        try (var connector = new RedisConnector("redis://127.0.0.1:1", Duration.ofSeconds(1), "it is a test")) {
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
}
