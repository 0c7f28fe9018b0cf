package dev.kontor.giftcard.credit;

import dev.kontor.customer.CustomerMerges;
import dev.kontor.identity.CustomerId;
import java.util.Collection;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Moves store credit that merged customers got after the merge, for example by the refund of an earlier
/// order.
@Service
class MergedCredit {

    private final CustomerMerges merges;
    private final CreditMerge credits;

    MergedCredit(CustomerMerges merges, CreditMerge credits) {
        this.merges = merges;
        this.credits = credits;
    }

    /// Gives the credit of those among the customers who were merged to those whom they belong to now.
    /// Repeated calls move nothing.
    @Transactional
    void follow(Collection<CustomerId> customers) {
        merges.targets(customers).forEach(credits::moveCredit);
    }
}
