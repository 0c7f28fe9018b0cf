package dev.kontor.privacy.hold;

import dev.kontor.customer.CustomerErasures;
import dev.kontor.customer.CustomerMerges;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.privacy.RetentionLimit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// The persons whose data is not deleted by its age, because of a legal hold.
@Component
public class HeldPersons {

    private final LegalHoldRepository holds;
    private final CustomerErasures customers;
    private final CustomerMerges merges;
    private final CustomerAccounts accounts;

    HeldPersons(
            LegalHoldRepository holds, CustomerErasures customers, CustomerMerges merges, CustomerAccounts accounts) {
        this.holds = holds;
        this.customers = customers;
        this.merges = merges;
        this.accounts = accounts;
    }

    /// The limit of what may be deleted from before a time. A merged customer is held together with the one
    /// who has the data now. Runs one SQL statement, four if a customer has a legal hold.
    public RetentionLimit limit(Instant before) {
        var all = holds.persons();
        var held = new ArrayList<CustomerId>(all.stream()
                .map(LegalHoldRepository.Person::customerId)
                .filter(Objects::nonNull)
                .toList());
        var emails = new ArrayList<String>(all.stream()
                .map(LegalHoldRepository.Person::email)
                .filter(Objects::nonNull)
                .toList());
        if (!held.isEmpty()) {
            held.addAll(merges.targets(held).values());
            held.addAll(customers.mergedInto(held));
            accounts.find(held)
                    .values()
                    .forEach(account -> emails.add(account.email().toLowerCase(Locale.ROOT)));
        }
        return new RetentionLimit(
                before,
                held.stream().map(CustomerId::value).toList(),
                held.stream().map(CustomerId::text).toList(),
                emails);
    }
}
