package dev.kontor.notification.delivery;

import dev.kontor.notification.MailKind;
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
            // The code of a gift card is money.
            var content = mail.kind() == MailKind.GIFT_CARD ? mail.content().hidden() : mail.content();
            LOG.info("mail to {}: {} | {}", mail.to(), content.subject(), oneLine(content.text()));
        } else {
            LOG.info(
                    "mail about {} not sent, spring.mail.host is not set: {}",
                    mail.reference(),
                    mail.content().loggedSubject());
        }
        return MailStatus.LOGGED;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\p{Cntrl}+", " | ");
    }
}
