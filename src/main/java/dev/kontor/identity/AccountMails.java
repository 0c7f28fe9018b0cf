package dev.kontor.identity;

import java.util.Optional;

/// Mails about accounts on their way. The event that tells of one carries its id only: recipient and secrets
/// are kept sealed until the mail is sent.
public interface AccountMails {

    /// Sends the mail if the caller's transaction commits.
    ///
    /// @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is running
    void send(AccountMail mail);

    /// Sends the mail unless its address got too many of that kind in the last hour.
    ///
    /// @return whether it is sent
    boolean sendWithinQuota(AccountMail mail);

    /// The mail; empty once it was delivered.
    Optional<AccountMail> find(MailId id);

    /// Forgets the mail.
    void delivered(MailId id);
}
