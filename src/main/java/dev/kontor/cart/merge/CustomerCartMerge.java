package dev.kontor.cart.merge;

import dev.kontor.cart.aggregate.CartOwnerRepository;
import dev.kontor.customer.CustomerMergeParticipant;
import dev.kontor.customer.CustomerRecords;
import dev.kontor.identity.CustomerId;
import org.springframework.stereotype.Component;

/// Moves the carts of a merged customer.
@Component
class CustomerCartMerge implements CustomerMergeParticipant {

    private final CartMergeService merges;
    private final CartOwnerRepository owners;

    CustomerCartMerge(CartMergeService merges, CartOwnerRepository owners) {
        this.merges = merges;
        this.owners = owners;
    }

    @Override
    public CustomerRecords records() {
        return CustomerRecords.CARTS;
    }

    @Override
    public long count(CustomerId source, CustomerId target) {
        return owners.count(source);
    }

    @Override
    public long move(CustomerId source, CustomerId target, String actor) {
        return merges.moveAll(source, target);
    }
}
