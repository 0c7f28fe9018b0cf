package dev.kontor.order.ownership;

import dev.kontor.customer.CustomerMerges;
import dev.kontor.events.EventLog;
import dev.kontor.identity.CustomerAccount;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.identity.EmailKey;
import dev.kontor.order.OrderCustomerChanged;
import dev.kontor.order.OrderId;
import dev.kontor.promotion.Promotions;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Assigns orders to accounts. An order of a guest belongs to the active account whose verified e-mail address is
/// that of the order; an order that has a customer is never claimed.
@Service
@Transactional
class OrderOwnership {

    /// Orders that one transaction claims.
    private static final int BATCH = 500;

    private final OwnershipRepository orders;
    private final CustomerAccounts accounts;
    private final CustomerMerges merges;
    private final Promotions promotions;
    private final EventLog events;

    OrderOwnership(
            OwnershipRepository orders,
            CustomerAccounts accounts,
            CustomerMerges merges,
            Promotions promotions,
            EventLog events) {
        this.orders = orders;
        this.accounts = accounts;
        this.merges = merges;
        this.promotions = promotions;
        this.events = events;
    }

    /// Claims orders that were placed before the account was verified. Repeated calls change nothing.
    ///
    /// @return whether there may be more of them
    boolean claim(CustomerId customer) {
        var account = accounts.find(List.of(customer)).get(customer);
        if (account == null || !mayClaim(account)) {
            return false;
        }
        var key = EmailKey.of(account.email());
        var found = orders.ofGuests(List.of(account.email(), key), BATCH);
        var own = found.stream()
                .filter(order -> EmailKey.of(order.email()).equals(key))
                .map(GuestOrder::id)
                .toList();
        return !assign(own, null, customer, customer.text()).isEmpty() && found.size() == BATCH;
    }

    /// Claims orders that guests placed after the account was verified, or while it was.
    void claim(Collection<GuestOrder> placed) {
        var byEmail = placed.stream().collect(Collectors.groupingBy(order -> EmailKey.of(order.email())));
        var owners = new HashMap<CustomerId, List<OrderId>>();
        accounts.findByEmails(byEmail.keySet()).stream()
                .filter(OrderOwnership::mayClaim)
                .forEach(account -> owners.put(
                        account.id(),
                        byEmail.getOrDefault(EmailKey.of(account.email()), List.of()).stream()
                                .map(GuestOrder::id)
                                .toList()));
        owners.entrySet().stream()
                .sorted(Map.Entry.comparingByKey((a, b) -> a.value().compareTo(b.value())))
                .forEach(entry -> assign(
                        entry.getValue(), null, entry.getKey(), entry.getKey().text()));
    }

    long count(CustomerId customer) {
        return orders.count(customer);
    }

    /// Gives all orders of a customer to another one, in the transaction that merges them.
    ///
    /// @return the number of orders
    long move(CustomerId source, CustomerId target, String actor) {
        long moved = 0;
        for (var own = orders.of(source, BATCH); !own.isEmpty(); own = orders.of(source, BATCH)) {
            moved += assign(own, source, target, actor).size();
        }
        return moved;
    }

    /// Moves orders that a checkout placed while its customer was being merged.
    ///
    /// @param placed customers by order
    void follow(Map<OrderId, CustomerId> placed) {
        merges.targets(new HashSet<>(placed.values())).forEach((source, target) -> {
            var own = placed.entrySet().stream()
                    .filter(order -> order.getValue().equals(source))
                    .map(Map.Entry::getKey)
                    .toList();
            assign(own, source, target, target.text());
        });
    }

    /// Moves orders that were begun while their customers were being merged, placed or not.
    ///
    /// @param merged customers who were merged into others
    void follow(Set<CustomerId> merged) {
        merges.targets(merged).forEach((source, target) -> move(source, target, target.text()));
    }

    private static boolean mayClaim(CustomerAccount account) {
        return account.active() && account.owned();
    }

    private List<OwnershipRepository.Assigned> assign(
            Collection<OrderId> ids, @Nullable CustomerId previous, CustomerId next, String actor) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var assigned = orders.assign(ids, previous, next, actor);
        promotions.assign(assigned.stream().map(order -> order.id().value()).toList(), next);
        events.append(assigned.stream()
                .map(order -> new OrderCustomerChanged(order.id(), order.number(), next, previous))
                .toList());
        return assigned;
    }
}
