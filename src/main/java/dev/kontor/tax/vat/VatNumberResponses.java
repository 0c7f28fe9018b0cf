package dev.kontor.tax.vat;

import dev.kontor.tax.VatNumberObserver;
import dev.kontor.tax.VatProof;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Stores answers of the register and reports those about numbers that were unverified until then.
@Component
class VatNumberResponses {

    private final VatNumberRepository numbers;
    private final ObjectProvider<VatNumberObserver> observers;

    VatNumberResponses(VatNumberRepository numbers, ObjectProvider<VatNumberObserver> observers) {
        this.numbers = numbers;
        this.observers = observers;
    }

    /// Stores an answer, unless a later one is stored.
    @Transactional
    VatProof store(VatProof answered) {
        boolean first = numbers.lockUnverified(answered.number());
        var stored = numbers.store(answered);
        if (first && stored.status() != VatProof.Status.UNVERIFIED) {
            observers.orderedStream().forEach(observer -> observer.answered(stored));
        }
        return stored;
    }
}
