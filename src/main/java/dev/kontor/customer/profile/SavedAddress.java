package dev.kontor.customer.profile;

import dev.kontor.customer.AddressId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.persistence.Aggregate;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// An address in a customer's address book.
@Entity
@Table(schema = "customer", name = "addresses")
class SavedAddress extends Aggregate<AddressId> {

    static final int MAX = 20;

    @Id
    private AddressId id;

    private CustomerId customerId;

    @Embedded
    private Address address;

    SavedAddress(AddressId id, CustomerId customer, Address address, Instant now) {
        super(now);
        this.id = id;
        this.customerId = customer;
        this.address = address;
    }

    @SuppressWarnings("NullAway.Init")
    protected SavedAddress() {}

    @Override
    public AddressId id() {
        return id;
    }

    boolean isOf(CustomerId customer) {
        return customerId.equals(customer);
    }

    Address address() {
        return address;
    }

    /// Puts the address into the book of another customer.
    void moveTo(CustomerId customer) {
        customerId = customer;
    }

    void change(Address wanted, Instant now) {
        address = wanted;
        updatedAt(now);
    }
}
