package dev.kontor.customer;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.address.AddressRules;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.PreconditionException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.MergePatch;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the address books.
@Service
@Transactional
class AddressService {

    private final AddressRepository addresses;
    private final Clock clock;

    AddressService(AddressRepository addresses, Clock clock) {
        this.addresses = addresses;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<SavedAddress> all(CustomerId customer) {
        return addresses.findAll(customer);
    }

    @Transactional(readOnly = true)
    public SavedAddress get(CustomerId customer, AddressId id) {
        return addresses.find(customer, id).orElseThrow(() -> NotFoundException.of("address", id));
    }

    public SavedAddress add(CustomerId customer, Address address) {
        if (addresses.lockAndCount(customer) >= SavedAddress.MOST) {
            throw new RejectedException(
                    ProblemCode.REJECTED, Message.of("customer.too-many-addresses", "most", SavedAddress.MOST));
        }
        var saved = SavedAddress.create(customer, AddressRules.check("", address), clock.instant());
        addresses.insert(saved);
        return saved;
    }

    public SavedAddress change(CustomerId customer, AddressId id, MergePatch<Address> patch) {
        var before = get(customer, id);
        var after = before.change(AddressRules.check("", patch.applyTo(before.address())), clock.instant());
        if (!addresses.update(after)) {
            throw new PreconditionException(ProblemCode.PRECONDITION_FAILED, Message.of("request.changed-meanwhile"));
        }
        return after;
    }

    public void delete(CustomerId customer, AddressId id) {
        if (!addresses.delete(customer, id)) {
            throw NotFoundException.of("address", id);
        }
    }
}
