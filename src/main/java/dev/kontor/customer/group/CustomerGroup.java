package dev.kontor.customer.group;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.shared.persistence.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;

/// A group of customers. The members are not part of the aggregate, because a group can have a million of them.
@Entity
@Table(schema = "customer", name = "groups")
class CustomerGroup extends Aggregate<CustomerGroupId> {

    static final String CODE = "[a-z0-9]+(-[a-z0-9]+)*";

    @Id
    private CustomerGroupId id;

    private String code;
    private String name;
    private String description;

    CustomerGroup(CustomerGroupId id, CreateCustomerGroup wanted, Instant now) {
        super(now);
        this.id = id;
        this.code = wanted.code();
        this.name = wanted.name().strip();
        this.description = Objects.requireNonNullElse(wanted.description(), "").strip();
    }

    @SuppressWarnings("NullAway.Init")
    protected CustomerGroup() {}

    @Override
    public CustomerGroupId id() {
        return id;
    }

    CustomerGroupDetails details() {
        return new CustomerGroupDetails(id, version(), code, name, description, createdAt(), updatedAt());
    }

    void change(ChangeCustomerGroup wanted, Instant now) {
        code = wanted.code();
        name = wanted.name().strip();
        description = Objects.requireNonNullElse(wanted.description(), "").strip();
        updatedAt(now);
    }
}
