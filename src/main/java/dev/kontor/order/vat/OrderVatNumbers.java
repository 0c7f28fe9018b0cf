package dev.kontor.order.vat;

import dev.kontor.events.EventLog;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderVatNumberInvalid;
import dev.kontor.tax.VatNumberObserver;
import dev.kontor.tax.VatNumbers;
import dev.kontor.tax.VatProof;
import java.util.Collection;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Stores the register's answer with orders whose number was unverified when they were placed, and reports orders
/// without tax whose number is invalid.
@Service
@Transactional
class OrderVatNumbers implements VatNumberObserver {

    private static final int BATCH = 100;

    private final OrderVatRepository orders;
    private final VatNumbers numbers;
    private final EventLog events;

    OrderVatNumbers(OrderVatRepository orders, VatNumbers numbers, EventLog events) {
        this.orders = orders;
        this.numbers = numbers;
        this.events = events;
    }

    @Override
    public void answered(VatProof proof) {
        while (store(proof) == BATCH) {
            // Until all orders with the number have the answer.
        }
    }

    /// Checks orders that were being placed while the register answered: the answer did not find them.
    void placed(Collection<OrderId> placed) {
        var unverified = orders.unverified(placed);
        if (!unverified.isEmpty()) {
            numbers.stored(unverified).values().stream()
                    .filter(proof -> proof.status() != VatProof.Status.UNVERIFIED)
                    .forEach(this::answered);
        }
    }

    private int store(VatProof proof) {
        var stored = orders.store(proof, BATCH);
        if (proof.status() == VatProof.Status.INVALID) {
            stored.stream()
                    .filter(OrderVatRepository.Stored::untaxed)
                    .map(order -> new OrderVatNumberInvalid(
                            order.id(),
                            order.number(),
                            proof.number(),
                            order.total(),
                            Objects.requireNonNull(proof.checkedAt()),
                            proof.consultationNumber()))
                    .forEach(events::append);
        }
        return stored.size();
    }
}
