package dev.kontor.customer.consent;

import dev.kontor.audit.AuditLog;
import dev.kontor.customer.ConsentEvidence;
import dev.kontor.customer.ConsentGiven;
import dev.kontor.customer.ConsentRecordId;
import dev.kontor.customer.ConsentTextId;
import dev.kontor.customer.ConsentWithdrawn;
import dev.kontor.customer.consent.ConsentRecordRepository.Last;
import dev.kontor.events.EventLog;
import dev.kontor.identity.Actor;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Records which consents customers give and withdraw.
@Service
@Transactional
class ConsentService {

    private static final String PURPOSE = "consent-address";
    private static final int MAX_PER_DAY = 20;
    private static final Duration DAY = Duration.ofDays(1);

    private final ConsentRecordRepository records;
    private final ConsentTexts texts;
    private final CustomerAccounts accounts;
    private final EventLog events;
    private final AuditLog audit;
    private final Keyring keyring;
    private final Shop shop;
    private final Clock clock;

    ConsentService(
            ConsentRecordRepository records,
            ConsentTexts texts,
            CustomerAccounts accounts,
            EventLog events,
            AuditLog audit,
            Keyring keyring,
            Shop shop,
            Clock clock) {
        this.records = records;
        this.texts = texts;
        this.accounts = accounts;
        this.events = events;
        this.audit = audit;
        this.keyring = keyring;
        this.shop = shop;
        this.clock = clock;
    }

    /// The consents of the customer, with texts in the language or the default one of the shop. One statement.
    @Transactional(readOnly = true)
    public List<MyConsent> states(CustomerId customer, @Nullable String locale) {
        return states(customer, locale, null);
    }

    private List<MyConsent> states(CustomerId customer, @Nullable String locale, @Nullable String also) {
        var wanted = locale == null ? shop.defaultLocale() : Locale.forLanguageTag(locale);
        var locales = Stream.of(wanted, shop.nearest(wanted), shop.defaultLocale())
                .map(Locale::toLanguageTag)
                .distinct()
                .toList();
        return records.states(customer, locales, also);
    }

    /// Records the decision of the customer. A decision that changes nothing is not recorded again.
    public MyConsent changeOwn(
            Actor.Customer actor,
            String purpose,
            ChangeMyConsent request,
            @Nullable String locale,
            ConsentEvidence evidence) {
        require(records.lock(actor.id()), actor.id());
        var text = texts.offered(purpose, request.given(), request.textId());
        var last = records.last(actor.id(), purpose, clock.instant().minus(DAY)).orElse(null);
        if (changes(last, request.given(), request.textId())) {
            if (last != null && last.recent() >= MAX_PER_DAY) {
                throw new RejectedException(
                        ProblemCode.REJECTED, Message.of("customer.consent-limit", "most", MAX_PER_DAY));
            }
            var consent = new ConsentRecordDetails(
                    ConsentRecordId.next(),
                    purpose,
                    request.given(),
                    text == null ? null : text.id(),
                    request.source(),
                    actor.label(),
                    clock.instant(),
                    evidence.ip(),
                    evidence.userAgent(),
                    null);
            insert(actor.id(), consent, actor.email());
            publish(actor.id(), consent, text);
        }
        return states(actor.id(), locale, purpose).stream()
                .filter(state -> state.purpose().equals(purpose))
                .findFirst()
                .orElseThrow(() -> ConsentTexts.noPurpose(purpose));
    }

    private static boolean changes(@Nullable Last last, boolean given, @Nullable ConsentTextId text) {
        if (!given) {
            return last != null && last.given();
        }
        return last == null || !last.given() || !Objects.equals(last.textId(), text);
    }

    private static void require(boolean exists, CustomerId customer) {
        if (!exists) {
            throw NotFoundException.of("customer", customer);
        }
    }

    private void insert(CustomerId customer, ConsentRecordDetails consent, String email) {
        records.insert(
                customer,
                consent,
                keyring.sign(PURPOSE, email.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)));
    }

    private void publish(CustomerId customer, ConsentRecordDetails consent, @Nullable ConsentTextDetails text) {
        var source = consent.source().name();
        events.append(
                text == null || text.number() == null
                        ? new ConsentWithdrawn(customer, consent.purpose(), source)
                        : new ConsentGiven(
                                customer, consent.purpose(), text.id(), text.number(), text.locale(), source));
    }

    @Transactional(readOnly = true)
    public Page<ConsentRecordDetails> history(CustomerId customer, ConsentRecordFilter filter, Listing listing) {
        require(records.exists(customer), customer);
        return records.list(customer, filter, listing);
    }

    /// Records what staff learned from the customer or another system. A decision that is earlier than the
    /// last one changes nothing and publishes no event.
    ///
    /// @throws RejectedException if the purpose or the text does not exist, the time is in the future, or
    ///   the customer was merged into another one
    public ConsentRecordDetails record(Actor actor, CustomerId customer, RecordConsent request) {
        require(records.lock(customer), customer);
        records.mergedInto(customer).ifPresent(into -> {
            throw new RejectedException(ProblemCode.REJECTED, Message.of("customer.merged", "into", into));
        });
        var text = texts.published(request.purpose(), request.given(), request.textId());
        var now = clock.instant();
        var at = request.recordedAt();
        if (at != null && at.isAfter(now)) {
            throw RejectedException.at("/recordedAt", "future", "The time is in the future. Set an earlier one.");
        }
        var account = Objects.requireNonNull(accounts.find(List.of(customer)).get(customer));
        var consent = new ConsentRecordDetails(
                ConsentRecordId.next(),
                request.purpose(),
                request.given(),
                text == null ? null : text.id(),
                at == null ? ConsentSource.STAFF : ConsentSource.IMPORT,
                actor.label(),
                at == null ? now : at,
                null,
                null,
                request.note().strip());
        var last = records.last(customer, consent.purpose(), now);
        insert(customer, consent, account.email());
        if (last.isEmpty() || !last.get().recordedAt().isAfter(consent.recordedAt())) {
            publish(customer, consent, text);
        }
        audit.record(
                "customer.consent_recorded",
                customer,
                null,
                new Recorded(consent.id(), consent.purpose(), consent.given()));
        return consent;
    }

    private record Recorded(ConsentRecordId consentId, String purpose, boolean given) {}
}
