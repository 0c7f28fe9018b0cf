package dev.kontor.tax.vat;

import dev.kontor.tax.TaxProperties;
import dev.kontor.tax.VatNumber;
import dev.kontor.tax.VatNumbers;
import dev.kontor.tax.VatProof;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Checks VAT numbers: reads the stored answer, asks the register without a connection, and stores what it
/// answered.
@Component
class VatNumberCheck implements VatNumbers {

    /// The time after which a rejected number is checked again: registers learn of new numbers.
    private static final Duration REJECTED = Duration.ofMinutes(10);

    private static final int BATCH = 10;

    /// Further numbers are noted when they are priced again.
    private static final int MAX_NOTED = 1_000;

    /// Numbers to check soon.
    private final Set<VatNumber> stale = ConcurrentHashMap.newKeySet();

    private final VatNumberRepository numbers;
    private final VatNumberResponses responses;
    private final Vies vies;
    private final TaxProperties properties;
    private final Clock clock;

    VatNumberCheck(
            VatNumberRepository numbers,
            VatNumberResponses responses,
            Vies vies,
            TaxProperties properties,
            Clock clock) {
        this.numbers = numbers;
        this.responses = responses;
        this.vies = vies;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public VatProof check(VatNumber number) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a register must not be called inside a transaction");
        }
        var known = numbers.find(number);
        if (known.isPresent() && isRecent(known.get())) {
            return known.get();
        }
        return vies.knows(number) ? ask(number) : known.orElseGet(() -> numbers.unanswered(number, false));
    }

    @Override
    public void checkSoon(VatNumber number) {
        if (stale.size() < MAX_NOTED) {
            stale.add(number);
        }
    }

    @Override
    public Map<String, VatProof> stored(Collection<String> all) {
        return numbers.lock(all);
    }

    private boolean isRecent(VatProof proof) {
        return switch (proof.status()) {
            case VALID -> isWithin(proof.checkedAt(), properties.vatCheck().validFor());
            case INVALID -> isWithin(proof.checkedAt(), REJECTED);
            case UNVERIFIED -> false;
        };
    }

    private boolean isWithin(@Nullable Instant checkedAt, Duration time) {
        return checkedAt != null && checkedAt.plus(time).isAfter(clock.instant());
    }

    private VatProof ask(VatNumber number) {
        var requester = properties.seller().number().map(VatNumber::text).orElse(null);
        return switch (vies.ask(number)) {
            case RegisterResponse.Registered registered ->
                responses.store(new VatProof(
                        number.text(),
                        VatProof.Status.VALID,
                        clock.instant(),
                        registered.consultationNumber(),
                        registered.name(),
                        registered.address(),
                        requester));
            case RegisterResponse.Unregistered unregistered ->
                responses.store(new VatProof(
                        number.text(),
                        VatProof.Status.INVALID,
                        clock.instant(),
                        unregistered.consultationNumber(),
                        null,
                        null,
                        requester));
            case RegisterResponse.None _ -> numbers.unanswered(number, true);
        };
    }

    /// Checks the numbers for which the register did not answer, and those of carts whose confirmation is too old.
    /// Carts follow at once, because they read the stored answer.
    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT30S")
    void checkAgain() {
        if (properties.vatCheck().enabled()) {
            var confirmedSince = clock.instant().minus(properties.vatCheck().validFor());
            stale.removeIf(number -> {
                numbers.request(number, confirmedSince);
                return true;
            });
            numbers.claim(BATCH).forEach(this::ask);
        }
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT6H")
    void deleteUnused() {
        var kept = properties.vatCheck().validFor().plus(VatNumberRepository.UNUSED);
        while (numbers.deleteUnused(clock.instant().minus(kept)) > 0) {
            // Until all are deleted, a batch for each transaction.
        }
    }
}
