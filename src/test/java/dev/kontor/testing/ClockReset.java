package dev.kontor.testing;

import java.sql.Timestamp;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/// Puts the clock of the shared context back before each test.
final class ClockReset implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        var application = SpringExtension.getApplicationContext(context);
        application.getBean(TestClock.class).reset();
        // Mails that were queued while the test before had moved the clock would wait for that time to come, and
        // tests that wait until all mails are sent would wait, too.
        application
                .getBean(JdbcClient.class)
                .sql("""
                        update notification.mails set next_attempt_at = :start
                        where status = 'PENDING' and attempts = 0 and next_attempt_at > :start
                        """)
                .param("start", Timestamp.from(TestClock.START))
                .update();
    }
}
