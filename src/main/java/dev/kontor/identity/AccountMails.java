package dev.kontor.identity;

import java.util.Optional;
import java.util.function.Supplier;

/// Mails about accounts on their way. The event that tells of one carries its id only: recipient and secrets
/// are kept sealed until the mail is sent.
public interface AccountMails {

    /// Sends the mail if the caller's transaction commits.
    ///
    /// @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is running
    void send(AccountMail mail);

    /// Sends a mail unless its address got too many of that kind in the last hour.
    ///
    /// @param mail made only if it is sent: a token in it replaces the one before
    /// @return whether it is sent
    boolean sendWithinQuota(AccountMailKind kind, String to, Supplier<AccountMail> mail);

    /// The mail; empty once it was delivered.
    Optional<AccountMail> find(MailId id);

    /// Forgets the mail.
    void delivered(MailId id);
}
