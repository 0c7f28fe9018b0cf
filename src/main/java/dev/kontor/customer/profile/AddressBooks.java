package dev.kontor.customer.profile;

import dev.kontor.audit.AuditLog;
import dev.kontor.customer.AddressId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.MergePatch;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Lists and changes the address books of customers on behalf of staff, with entries in the audit log.
@Service
@Transactional
class AddressBooks {

    private final ProfileRepository profiles;
    private final AddressService addresses;
    private final AuditLog audit;

    AddressBooks(ProfileRepository profiles, AddressService addresses, AuditLog audit) {
        this.profiles = profiles;
        this.addresses = addresses;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<AddressDetails> list(CustomerId customer) {
        find(customer);
        return addresses.all(customer);
    }

    @Transactional(readOnly = true)
    public AddressDetails get(CustomerId customer, AddressId id) {
        return addresses.get(customer, id);
    }

    /// @throws RejectedException if the customer was merged into another one
    public AddressDetails add(CustomerId customer, Address address) {
        var into = find(customer).mergedInto();
        if (into != null) {
            throw new RejectedException(ProblemCode.REJECTED, Message.of("customer.merged", "into", into));
        }
        var added = addresses.add(customer, address);
        audit.record("customer.address_added", customer, null, added);
        return added;
    }

    public AddressDetails change(CustomerId customer, AddressId id, MergePatch<Address> patch) {
        var before = addresses.get(customer, id);
        var after = addresses.change(customer, id, patch);
        audit.record("customer.address_changed", customer, before, after);
        return after;
    }

    public void delete(CustomerId customer, AddressId id) {
        var before = addresses.get(customer, id);
        addresses.delete(customer, id);
        audit.record("customer.address_removed", customer, before, null);
    }

    private Profile find(CustomerId customer) {
        return profiles.find(customer).orElseThrow(() -> NotFoundException.of("customer", customer));
    }
}
