package dev.kontor.notification.delivery;

import dev.kontor.notification.NotificationProperties;
import dev.kontor.shared.privacy.RetainedData;
import dev.kontor.shared.privacy.RetainedRows;
import dev.kontor.shared.privacy.RetainedRows.Rows;
import dev.kontor.shared.privacy.RetentionKind;
import dev.kontor.shared.privacy.RetentionPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Mails are deleted from the log by their age.
@Configuration(proxyBeanMethods = false)
class MailLogRetention {

    /// Longer than the retries of a mail last.
    private static final int MIN_DAYS = 4;

    @Bean
    RetainedData retainedMails(JdbcClient jdbc, NotificationProperties properties) {
        var policy = RetentionPolicy.of(
                RetentionKind.MAIL_LOG,
                MIN_DAYS,
                properties.mailRetention(),
                "kontor.notification.mail-retention",
                "notification.mails");
        return new RetainedRows(jdbc, policy, new Rows("notification.mails", """
                created_at < :before and status <> 'PENDING' and lower(recipient) <> all(:heldEmails::text[])
                """, "created_at, id"));
    }
}
