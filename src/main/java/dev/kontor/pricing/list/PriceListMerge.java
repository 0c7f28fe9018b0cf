package dev.kontor.pricing.list;

import dev.kontor.audit.AuditLog;
import dev.kontor.customer.CustomerMergeParticipant;
import dev.kontor.customer.CustomerRecords;
import dev.kontor.identity.CustomerId;
import java.util.List;
import org.springframework.stereotype.Component;

/// Replaces a merged customer in the conditions of price lists.
@Component
class PriceListMerge implements CustomerMergeParticipant {

    private final PriceListRepository lists;
    private final AuditLog audit;

    PriceListMerge(PriceListRepository lists, AuditLog audit) {
        this.lists = lists;
        this.audit = audit;
    }

    @Override
    public CustomerRecords records() {
        return CustomerRecords.PRICE_LISTS;
    }

    @Override
    public long count(CustomerId source, CustomerId target) {
        return lists.ofCustomer(source).size();
    }

    /// A list that names customers changes no price that others see, so nothing is published.
    @Override
    public long move(CustomerId source, CustomerId target, String actor) {
        var changed = lists.replaceCustomer(source, target);
        changed.forEach(list -> audit.record(
                "price_list.updated", list, new Customers(List.of(source)), new Customers(List.of(target))));
        return changed.size();
    }

    private record Customers(List<CustomerId> customerIds) {}
}
