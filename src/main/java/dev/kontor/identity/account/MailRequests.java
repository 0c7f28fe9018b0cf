package dev.kontor.identity.account;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.EventLog;
import dev.kontor.events.LoggedEvent;
import dev.kontor.identity.AccountMailKind;
import dev.kontor.identity.MailId;
import dev.kontor.identity.event.AccountMailAsked;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.crypto.SealedColumn;
import dev.kontor.shared.id.TypeIds;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Accepts requests for mails and processes them later: nothing is looked up during the request, so neither
/// response nor timing reveals whether an account exists.
@Component
class MailRequests implements EventConsumer {

    private static final String PURPOSE = "mail-request";

    private final MailRequestRepository requests;
    private final AccountRepository accounts;
    private final AccountLinks links;
    private final Keyring keyring;
    private final JsonMapper json;
    private final EventLog events;
    private final TransactionTemplate transactions;

    MailRequests(
            MailRequestRepository requests,
            AccountRepository accounts,
            AccountLinks links,
            Keyring keyring,
            JsonMapper json,
            EventLog events,
            TransactionTemplate transactions) {
        this.requests = requests;
        this.accounts = accounts;
        this.links = links;
        this.keyring = keyring;
        this.json = json;
        this.events = events;
        this.transactions = transactions;
    }

    @Bean
    static SealedColumn sealedMailRequests() {
        return new SealedColumn(
                "identity.mail_requests",
                "sealed",
                "id::text",
                PURPOSE,
                key -> new MailId(UUID.fromString(key)).text());
    }

    void request(MailRequest.Wish wish, Audience audience, String email) {
        var request = new MailRequest(
                wish, audience, email.strip(), LocaleContextHolder.getLocale().toLanguageTag());
        var id = MailId.next();
        transactions.executeWithoutResult(_ -> {
            requests.insert(id, keyring.seal(PURPOSE, json.writeValueAsBytes(request), id.text()));
            events.append(new AccountMailAsked(id));
        });
    }

    @Override
    public String name() {
        return "account-mail-requests";
    }

    @Override
    public Set<String> types() {
        return Set.of("account_mail.asked");
    }

    @Override
    public void consume(List<LoggedEvent> batch) {
        for (var event : batch) {
            transactions.executeWithoutResult(_ -> process(TypeIds.parse(MailId.class, event.subject())));
        }
    }

    private void process(MailId id) {
        requests.take(id)
                .flatMap(content -> keyring.open(PURPOSE, content, id.text()))
                .map(bytes -> json.readValue(bytes, MailRequest.class))
                .ifPresent(this::process);
    }

    private void process(MailRequest request) {
        accounts.find(request.audience(), request.email()).ifPresent(account -> {
            var locale = Objects.requireNonNullElse(account.locale(), request.locale());
            switch (request.wish()) {
                case VERIFY_EMAIL -> {
                    if (account.unverified()) {
                        links.verification(account, locale);
                    }
                }
                case RESET_PASSWORD -> links.reset(account, resetKind(request.audience()), locale);
            }
        });
    }

    private static AccountMailKind resetKind(Audience audience) {
        return switch (audience) {
            case STORE -> AccountMailKind.RESET_PASSWORD;
            case ADMIN -> AccountMailKind.RESET_STAFF_PASSWORD;
        };
    }
}
