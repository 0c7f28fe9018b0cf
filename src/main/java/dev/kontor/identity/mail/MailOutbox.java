package dev.kontor.identity.mail;

import dev.kontor.events.EventLog;
import dev.kontor.identity.AccountMail;
import dev.kontor.identity.AccountMailKind;
import dev.kontor.identity.AccountMails;
import dev.kontor.identity.MailId;
import dev.kontor.identity.event.AccountMailQueued;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.crypto.SealedColumn;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Stores mails encrypted until they are sent.
@Component
class MailOutbox implements AccountMails {

    private static final String PURPOSE = "account-mail";

    private final MailRepository mails;
    private final MailQuota quota;
    private final Keyring keyring;
    private final JsonMapper json;
    private final EventLog events;

    MailOutbox(MailRepository mails, MailQuota quota, Keyring keyring, JsonMapper json, EventLog events) {
        this.mails = mails;
        this.quota = quota;
        this.keyring = keyring;
        this.json = json;
        this.events = events;
    }

    @Bean
    static SealedColumn sealedAccountMails() {
        return new SealedColumn(
                "identity.mails", "sealed", "id::text", PURPOSE, key -> new MailId(UUID.fromString(key)).text());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(AccountMail mail) {
        var id = MailId.next();
        mails.insert(id, keyring.seal(PURPOSE, json.writeValueAsBytes(mail), id.text()));
        events.append(new AccountMailQueued(id));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean sendWithinQuota(AccountMailKind kind, String to, Supplier<AccountMail> mail) {
        boolean allowed = quota.take(kind, to);
        if (allowed) {
            send(mail.get());
        }
        return allowed;
    }

    @Override
    public Optional<AccountMail> find(MailId id) {
        return mails.find(id)
                .flatMap(content -> keyring.open(PURPOSE, content, id.text()))
                .map(bytes -> json.readValue(bytes, AccountMail.class));
    }

    @Override
    public void delivered(MailId id) {
        mails.delete(id);
    }
}
