package dev.kontor.notification.delivery;

/// Sends mails through a mail server, or writes them to the log without one.
public interface Mailer {

    /// Sends the mail, or logs it.
    ///
    /// @return `SENT` or `LOGGED`
    /// @throws org.springframework.mail.MailException if it was not sent
    MailStatus send(Mail mail);
}
