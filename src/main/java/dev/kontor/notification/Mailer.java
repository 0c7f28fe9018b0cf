package dev.kontor.notification;

/// Brings mails on their way: to a mail server, or into the log where there is none.
interface Mailer {

    /// @throws org.springframework.mail.MailException if it was not sent
    void send(Mail mail);
}
