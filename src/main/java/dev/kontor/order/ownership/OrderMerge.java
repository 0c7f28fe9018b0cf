package dev.kontor.order.ownership;

import dev.kontor.customer.CustomerMergeParticipant;
import dev.kontor.customer.CustomerRecords;
import dev.kontor.identity.CustomerId;
import org.springframework.stereotype.Component;

/// Moves the orders of a merged customer.
@Component
class OrderMerge implements CustomerMergeParticipant {

    private final OrderOwnership ownership;

    OrderMerge(OrderOwnership ownership) {
        this.ownership = ownership;
    }

    @Override
    public CustomerRecords records() {
        return CustomerRecords.ORDERS;
    }

    @Override
    public long count(CustomerId source, CustomerId target) {
        return ownership.count(source);
    }

    @Override
    public long move(CustomerId source, CustomerId target, String actor) {
        return ownership.move(source, target, actor);
    }
}
