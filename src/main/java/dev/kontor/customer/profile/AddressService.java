package dev.kontor.customer.profile;

import dev.kontor.customer.AddressId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.address.AddressRules;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.MergePatch;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Lists and changes the address books.
@Service
@Transactional
public class AddressService {

    private final AddressRepository addresses;
    private final AddressQueries queries;
    private final Clock clock;

    AddressService(AddressRepository addresses, AddressQueries queries, Clock clock) {
        this.addresses = addresses;
        this.queries = queries;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<AddressDetails> all(CustomerId customer) {
        return queries.list(customer);
    }

    @Transactional(readOnly = true)
    public AddressDetails get(CustomerId customer, AddressId id) {
        return AddressDetails.of(find(customer, id));
    }

    public AddressDetails add(CustomerId customer, Address address) {
        if (queries.lockAndCount(customer) >= SavedAddress.MAX) {
            throw new RejectedException(
                    ProblemCode.REJECTED, Message.of("customer.too-many-addresses", "most", SavedAddress.MAX));
        }
        var saved = new SavedAddress(AddressId.next(), customer, AddressRules.check("", address), clock.instant());
        addresses.saveAndFlush(saved);
        return AddressDetails.of(saved);
    }

    public AddressDetails change(CustomerId customer, AddressId id, MergePatch<Address> patch) {
        var saved = find(customer, id);
        saved.change(AddressRules.check("", patch.applyTo(saved.address())), clock.instant());
        addresses.saveAndFlush(saved);
        return AddressDetails.of(saved);
    }

    public void delete(CustomerId customer, AddressId id) {
        addresses.deleteAndFlush(find(customer, id));
    }

    /// Another customer's address does not exist.
    private SavedAddress find(CustomerId customer, AddressId id) {
        return addresses
                .findById(id)
                .filter(saved -> saved.isOf(customer))
                .orElseThrow(() -> NotFoundException.of("address", id));
    }
}
