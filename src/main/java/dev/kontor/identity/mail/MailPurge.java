package dev.kontor.identity.mail;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Deletes mails that could not be sent for a week, and expired counts. Several processes may do so
/// concurrently.
@Component
class MailPurge {

    private static final Logger LOG = LoggerFactory.getLogger(MailPurge.class);
    private static final Duration GIVEN_UP = Duration.ofDays(7);

    private final MailRepository mails;
    private final MailQuota quota;

    MailPurge(MailRepository mails, MailQuota quota) {
        this.mails = mails;
        this.quota = quota;
    }

    @Scheduled(initialDelayString = "PT12M", fixedDelayString = "PT1H")
    void purge() {
        int mailsGone = mails.deleteOlderThan(GIVEN_UP);
        if (mailsGone > 0) {
            LOG.warn("Deleted {} mails about accounts that could not be sent for a week", mailsGone);
        }
        quota.deleteEnded();
    }
}
