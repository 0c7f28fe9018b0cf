package dev.kontor.notification;

/// Sends mails through a mail server, or writes them to the log without one.
interface Mailer {

    /// @throws org.springframework.mail.MailException if it was not sent
    void send(Mail mail);
}
