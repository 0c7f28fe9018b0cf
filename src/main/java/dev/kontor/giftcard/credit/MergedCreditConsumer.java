package dev.kontor.giftcard.credit;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.id.TypeIds;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/// Lets store credit follow merged customers. Whichever of a merge and a refund commits last, its event
/// is handled when both are known.
@Component
class MergedCreditConsumer implements EventConsumer {

    private final CreditMerge credit;

    MergedCreditConsumer(CreditMerge credit) {
        this.credit = credit;
    }

    @Override
    public String name() {
        return "merged-store-credit";
    }

    @Override
    public Set<String> types() {
        return Set.of("customer.merged", "store_credit.changed");
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        var customers = new TreeSet<String>();
        for (var event : events) {
            customers.add(
                    event.type().equals("customer.merged")
                            ? event.data().path("mergedCustomerId").asString()
                            : event.subject());
        }
        credit.follow(customers.stream()
                .map(id -> TypeIds.parse(CustomerId.class, id))
                .toList());
    }
}
