package dev.kontor.customer.consent;

import dev.kontor.customer.ConsentEvidence;
import dev.kontor.customer.ConsentGiven;
import dev.kontor.customer.ConsentRecordId;
import dev.kontor.customer.ConsentTextId;
import dev.kontor.customer.ConsentWithdrawn;
import dev.kontor.customer.EmailConsents;
import dev.kontor.customer.OfferedConsent;
import dev.kontor.events.EventLog;
import dev.kontor.identity.Actor;
import dev.kontor.identity.CustomerAccount;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.shop.Shop;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Records the consents of people who are known by their address, and moves them to the accounts of the
/// owners.
@Service
@Transactional
class GuestConsents implements EmailConsents {

    private final GuestConsentRepository guests;
    private final ConsentRecordRepository records;
    private final ConsentTexts texts;
    private final CustomerAccounts accounts;
    private final EventLog events;
    private final Shop shop;
    private final Clock clock;

    GuestConsents(
            GuestConsentRepository guests,
            ConsentRecordRepository records,
            ConsentTexts texts,
            CustomerAccounts accounts,
            EventLog events,
            Shop shop,
            Clock clock) {
        this.guests = guests;
        this.records = records;
        this.texts = texts;
        this.accounts = accounts;
        this.events = events;
        this.shop = shop;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<OfferedConsent> offered(String purpose, Locale locale) {
        var locales = Stream.of(locale, shop.nearest(locale), shop.defaultLocale())
                .map(Locale::toLanguageTag)
                .distinct()
                .toList();
        return guests.offered(purpose, locales);
    }

    @Override
    @Transactional(readOnly = true)
    public void requireOffered(String purpose, @Nullable ConsentTextId text) {
        texts.offered(purpose, true, text);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isGiven(CustomerId customer, String purpose) {
        return guests.isGiven(customer, purpose);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Decision> decision(CustomerId customer, String purpose) {
        return guests.decision(customer, purpose);
    }

    @Override
    public void give(String email, String purpose, ConsentTextId textId, ConsentEvidence evidence) {
        var owner = owner(email);
        if (owner == null) {
            record(null, email, purpose, textId, evidence);
            return;
        }
        var last = records.last(owner, purpose, clock.instant()).orElse(null);
        if (last == null || !last.given() || !Objects.equals(last.textId(), textId)) {
            record(owner, email, purpose, textId, evidence);
        }
    }

    @Override
    public void withdraw(String email, String purpose, ConsentEvidence evidence) {
        var owner = owner(email);
        if (owner != null && guests.isGiven(owner, purpose)) {
            record(owner, email, purpose, null, evidence);
        }
        if (guests.isGiven(email, purpose)) {
            record(null, email, purpose, null, evidence);
        }
    }

    /// Moves the records of guests to the customer, if the customer has confirmed the address. Publishes the
    /// last decision about each purpose, unless the customer has made a later one.
    void claim(CustomerId customer) {
        var account = accounts.find(List.of(customer)).get(customer);
        if (account == null || !isOwned(account) || !records.lock(customer)) {
            return;
        }
        for (var claimed : guests.claim(account.email(), customer)) {
            publish(customer, claimed.purpose(), claimed.given() ? claimed.textId() : null);
        }
    }

    /// Withdraws what guests with the addresses have agreed to, and removes what shows how they decided.
    int erase(List<String> emails) {
        for (var email : emails) {
            guests.given(email)
                    .forEach(purpose -> record(null, email, purpose, null, new ConsentEvidence(null, null, null)));
        }
        return guests.redact(emails);
    }

    private static boolean isOwned(CustomerAccount account) {
        return account.active() && account.verified() && account.owned();
    }

    /// Locked, so that the last record remains the last one.
    private @Nullable CustomerId owner(String email) {
        return accounts.findByEmail(email)
                .filter(GuestConsents::isOwned)
                .map(CustomerAccount::id)
                .filter(records::lock)
                .orElse(null);
    }

    private void record(
            @Nullable CustomerId customer,
            String email,
            String purpose,
            @Nullable ConsentTextId textId,
            ConsentEvidence evidence) {
        var actor = customer == null ? new Actor.Guest() : new Actor.Customer(customer, email);
        var consent = new ConsentRecordDetails(
                ConsentRecordId.next(),
                purpose,
                textId != null,
                textId,
                ConsentSource.EMAIL,
                actor.label(),
                clock.instant(),
                evidence.ip(),
                evidence.userAgent(),
                evidence.note());
        records.insert(customer, consent, guests.key(email));
        if (customer != null) {
            publish(customer, purpose, textId);
        }
    }

    private void publish(CustomerId customer, String purpose, @Nullable ConsentTextId textId) {
        var source = ConsentSource.EMAIL.name();
        var text = textId == null ? null : texts.published(purpose, true, textId);
        events.append(
                text == null || text.number() == null
                        ? new ConsentWithdrawn(customer, purpose, source)
                        : new ConsentGiven(customer, purpose, text.id(), text.number(), text.locale(), source));
    }
}
