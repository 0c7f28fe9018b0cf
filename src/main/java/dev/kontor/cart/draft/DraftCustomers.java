package dev.kontor.cart.draft;

import dev.kontor.customer.CustomerMerges;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.problem.RejectedException;
import java.util.List;
import org.springframework.stereotype.Component;

/// Finds the customers of draft orders.
@Component
class DraftCustomers {

    private final CustomerAccounts accounts;
    private final CustomerMerges merges;

    DraftCustomers(CustomerAccounts accounts, CustomerMerges merges) {
        this.accounts = accounts;
        this.merges = merges;
    }

    /// Returns the e-mail address of the customer.
    ///
    /// @throws RejectedException if the customer does not exist, or was merged into another one
    String email(CustomerId customer) {
        var account = accounts.find(List.of(customer)).get(customer);
        if (account == null) {
            throw RejectedException.at("/customerId", "not-found", "There is no such customer.");
        }
        merges.requireNotMerged(customer);
        return account.email();
    }
}
