package dev.kontor.notification.delivery;

import dev.kontor.notification.NotificationProperties;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Deletes old mails from the log. Several processes may do so concurrently.
@Component
class MailLogPurge {

    private static final Logger LOG = LoggerFactory.getLogger(MailLogPurge.class);
    private static final int AT_ONCE = 2_000;

    private final JdbcClient jdbc;
    private final NotificationProperties properties;
    private final Clock clock;

    MailLogPurge(JdbcClient jdbc, NotificationProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT16M", fixedDelayString = "PT1H")
    void purge() {
        int all = 0;
        int some;
        do {
            some = deleteSome();
            all += some;
        } while (some == AT_ONCE);
        if (all > 0) {
            LOG.info("deleted {} mails older than {}", all, properties.mailRetention());
        }
    }

    private int deleteSome() {
        return jdbc.sql("""
                        delete from notification.mails where id in (
                            select id from notification.mails
                            where created_at < :before and status <> 'PENDING'
                            order by created_at, id limit :limit for update skip locked)
                        """)
                .param("before", clock.instant().minus(properties.mailRetention()))
                .param("limit", AT_ONCE)
                .update();
    }
}
