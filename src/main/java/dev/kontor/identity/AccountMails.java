package dev.kontor.identity;

import java.util.Optional;
import java.util.function.Supplier;

/// Queued mails about accounts. A mail's event contains only its id: recipient and secrets are stored encrypted
/// until the mail is sent.
public interface AccountMails {

    /// Sends the mail if the caller's transaction commits.
    ///
    /// @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is running
    void send(AccountMail mail);

    /// Sends a mail unless its address got too many of that kind in the last hour.
    ///
    /// @param mail created only if it is sent: a token in it replaces the previous one
    /// @return whether it is sent
    boolean sendWithinQuota(AccountMailKind kind, String to, Supplier<AccountMail> mail);

    /// The mail; empty once it has been delivered.
    Optional<AccountMail> find(MailId id);

    /// Deletes the mail.
    void delivered(MailId id);
}
