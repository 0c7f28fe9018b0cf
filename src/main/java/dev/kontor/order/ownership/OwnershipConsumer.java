package dev.kontor.order.ownership;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.identity.CustomerId;
import dev.kontor.order.OrderId;
import dev.kontor.shared.id.TypeIds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Claims orders of guests when an account is opened or verified, when its owner proves a new address, and when a guest
/// places an order. Both are needed: an order may be placed while its account is being verified, or merged. An
/// address that staff or an import set is not proven, so it claims nothing.
@Component
class OwnershipConsumer implements EventConsumer {

    private final OrderOwnership ownership;
    private final JsonMapper json;

    OwnershipConsumer(OrderOwnership ownership, JsonMapper json) {
        this.ownership = ownership;
        this.json = json;
    }

    /// The fields of a placed order.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Placed(String email, @Nullable String customerId) {}

    @Override
    public String name() {
        return "order-ownership";
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "customer.registered",
                "customer.verified",
                "customer.email_changed",
                "customer.merged",
                "order.placed");
    }

    @Override
    public boolean gathers() {
        return true;
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        var placed = new ArrayList<GuestOrder>();
        var owned = new HashMap<OrderId, CustomerId>();
        var merged = new LinkedHashSet<CustomerId>();
        var customers = new LinkedHashSet<CustomerId>();
        for (var event : events) {
            switch (event.type()) {
                case "order.placed" -> addPlaced(event, placed, owned);
                case "customer.merged" ->
                    merged.add(TypeIds.parse(
                            CustomerId.class,
                            event.data().path("mergedCustomerId").asString()));
                default -> customers.add(TypeIds.parse(CustomerId.class, event.subject()));
            }
        }
        if (!placed.isEmpty()) {
            ownership.claim(placed);
        }
        if (!owned.isEmpty()) {
            ownership.follow(owned);
        }
        if (!merged.isEmpty()) {
            ownership.follow(merged);
        }
        for (var customer : customers) {
            while (ownership.claim(customer)) {
                // Until every order is claimed, a batch for each transaction.
            }
        }
    }

    private void addPlaced(LoggedEvent event, List<GuestOrder> ofGuests, Map<OrderId, CustomerId> owned) {
        var order = json.treeToValue(event.data(), Placed.class);
        var id = TypeIds.parse(OrderId.class, event.subject());
        if (order.customerId() == null) {
            ofGuests.add(new GuestOrder(id, order.email()));
        } else {
            owned.put(id, TypeIds.parse(CustomerId.class, order.customerId()));
        }
    }
}
