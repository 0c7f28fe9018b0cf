package dev.kontor.review;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderReader;
import dev.kontor.review.ReviewInvitationRepository.Invitation;
import dev.kontor.shared.id.TypeIds;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Schedules an invitation for each completed order, if the shop invites buyers.
@Component
class ReviewInvitationConsumer implements EventConsumer {

    /// An invitation that waits longer is not sent.
    private static final Duration MARGIN = Duration.ofDays(30);

    private final ReviewInvitationRepository invitations;
    private final OrderReader orders;
    private final ReviewProperties.Invitations properties;

    ReviewInvitationConsumer(ReviewInvitationRepository invitations, OrderReader orders, ReviewProperties properties) {
        this.invitations = invitations;
        this.orders = orders;
        this.properties = properties.invitations();
    }

    @Override
    public String name() {
        return "review-invitations";
    }

    @Override
    public Set<String> types() {
        return Set.of("order.completed");
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        if (properties.basis() == ReviewProperties.Basis.OFF) {
            return;
        }
        var completed = orders.find(events.stream()
                        .map(event -> TypeIds.parse(OrderId.class, event.subject()))
                        .distinct()
                        .toList())
                .values();
        var wanted = completed.stream()
                .map(order -> new Invitation(order.id(), order.customerId(), order.channel(), order.locale()))
                .toList();
        invitations.insert(wanted, properties.after(), properties.after().plus(MARGIN));
    }
}
