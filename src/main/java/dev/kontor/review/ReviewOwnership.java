package dev.kontor.review;

import dev.kontor.customer.CustomerMergeParticipant;
import dev.kontor.customer.CustomerRecords;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.EventLog;
import dev.kontor.events.LoggedEvent;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.id.TypeIds;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Moves the reviews of a merged customer, and those of a guest whose address an account confirms. Where both have
/// reviewed a product, the source keeps its review, because a customer has at most one for each product.
@Component
class ReviewOwnership implements CustomerMergeParticipant, EventConsumer {

    private final ReviewRepository reviews;
    private final ReviewInvitationRepository invitations;
    private final CustomerAccounts accounts;
    private final EventLog events;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ReviewOwnership(
            ReviewRepository reviews,
            ReviewInvitationRepository invitations,
            CustomerAccounts accounts,
            EventLog events,
            TransactionTemplate transactions,
            Clock clock) {
        this.reviews = reviews;
        this.invitations = invitations;
        this.accounts = accounts;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public CustomerRecords records() {
        return CustomerRecords.REVIEWS;
    }

    @Override
    public long count(CustomerId source, CustomerId target) {
        return movable(reviews.findByCustomerIdOrderById(source), target).size();
    }

    @Override
    public long move(CustomerId source, CustomerId target, String actor) {
        invitations.move(source, target);
        return move(reviews.findByCustomerIdOrderById(source), target);
    }

    @Override
    public String name() {
        return "review-ownership";
    }

    @Override
    public Set<String> types() {
        return Set.of("customer.registered", "customer.verified", "customer.email_changed");
    }

    @Override
    public void consume(List<LoggedEvent> logged) {
        logged.stream()
                .map(event -> TypeIds.parse(CustomerId.class, event.subject()))
                .distinct()
                .forEach(customer -> transactions.executeWithoutResult(_ -> claim(customer)));
    }

    /// Moves the reviews of the guest with the address of the account. Repeated calls change nothing.
    private void claim(CustomerId customer) {
        var account = accounts.find(List.of(customer)).get(customer);
        if (account != null && account.active() && account.owned()) {
            move(reviews.findByGuestEmailOrderById(account.email().toLowerCase(Locale.ROOT)), customer);
        }
    }

    private long move(List<Review> sources, CustomerId target) {
        var movable = movable(sources, target);
        for (var review : movable) {
            review.moveTo(target, clock.instant());
            reviews.store(review);
            events.append(new ReviewUpdated(review.id(), review.productId()));
        }
        return movable.size();
    }

    private List<Review> movable(List<Review> sources, CustomerId target) {
        var reviewed = reviews.findByCustomerIdOrderById(target).stream()
                .map(Review::productId)
                .collect(Collectors.toSet());
        return sources.stream()
                .filter(review -> !reviewed.contains(review.productId()))
                .toList();
    }
}
