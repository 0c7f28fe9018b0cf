package dev.kontor.customer.group;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.persistence.Aggregates;
import dev.kontor.shared.problem.ConflictException;
import org.springframework.dao.DataIntegrityViolationException;

/// Stores customer groups. Rejects duplicate codes.
interface CustomerGroupRepository extends Aggregates<CustomerGroup, CustomerGroupId> {

    default void store(CustomerGroup group) {
        try {
            saveAndFlush(group);
        } catch (DataIntegrityViolationException violation) {
            if (Sql.constraint(violation).orElse("").equals("groups_code")) {
                throw ConflictException.taken("/code", "Another group has this code.");
            }
            throw violation;
        }
    }
}
