package dev.kontor.customer.profile;

import dev.kontor.customer.CustomerMergeParticipant;
import dev.kontor.customer.CustomerRecords;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Address;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Moves the addresses of the source to the target's address book, which may then exceed the limit for new addresses.
@Component
class AddressMerge implements CustomerMergeParticipant {

    private final AddressRepository addresses;

    AddressMerge(AddressRepository addresses) {
        this.addresses = addresses;
    }

    @Override
    public CustomerRecords records() {
        return CustomerRecords.ADDRESSES;
    }

    @Override
    public long count(CustomerId source, CustomerId target) {
        var known = known(target);
        return addresses.findByCustomerIdOrderByCreatedAtAscIdAsc(source).stream()
                .filter(saved -> known.add(saved.address()))
                .count();
    }

    @Override
    public long move(CustomerId source, CustomerId target, String actor) {
        var known = known(target);
        long moved = 0;
        for (var saved : addresses.findByCustomerIdOrderByCreatedAtAscIdAsc(source)) {
            if (known.add(saved.address())) {
                saved.moveTo(target);
                addresses.saveAndFlush(saved);
                moved++;
            } else {
                addresses.deleteAndFlush(saved);
            }
        }
        return moved;
    }

    private Set<Address> known(CustomerId target) {
        return addresses.findByCustomerIdOrderByCreatedAtAscIdAsc(target).stream()
                .map(SavedAddress::address)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
