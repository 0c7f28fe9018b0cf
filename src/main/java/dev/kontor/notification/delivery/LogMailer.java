package dev.kontor.notification.delivery;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes mails to the log if no mail server is configured.
final class LogMailer implements Mailer {

    private static final Logger LOG = LoggerFactory.getLogger(LogMailer.class);

    private final boolean whole;

    /// @param whole whether to log recipient and text too; they are personal data
    LogMailer(boolean whole) {
        this.whole = whole;
    }

    @Override
    public MailStatus send(Mail mail) {
        if (whole) {
            LOG.info(
                    "mail to {}: {} | {}",
                    mail.to(),
                    mail.content().subject(),
                    oneLine(mail.content().text()));
        } else {
            LOG.info(
                    "mail about {} not sent, spring.mail.host is not set: {}",
                    mail.reference(),
                    mail.content().subject());
        }
        return MailStatus.LOGGED;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\p{Cntrl}+", " | ");
    }
}
