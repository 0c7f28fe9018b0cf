package dev.kontor.order.lookup;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.EventLog;
import dev.kontor.events.LoggedEvent;
import dev.kontor.identity.EmailKey;
import dev.kontor.order.OrderLinkRequested;
import dev.kontor.order.OrderLookupId;
import dev.kontor.order.OrderLookupRequested;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.crypto.SealedColumn;
import dev.kontor.shared.id.TypeIds;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Accepts requests for links to orders and processes them later: the request looks nothing up, so neither response nor
/// timing reveals whether an order exists.
@Component
class OrderLookups implements EventConsumer {

    private static final String PURPOSE = "order-lookup";

    private final OrderLookupRepository lookups;
    private final Keyring keyring;
    private final JsonMapper json;
    private final EventLog events;
    private final TransactionTemplate transactions;

    OrderLookups(
            OrderLookupRepository lookups,
            Keyring keyring,
            JsonMapper json,
            EventLog events,
            TransactionTemplate transactions) {
        this.lookups = lookups;
        this.keyring = keyring;
        this.json = json;
        this.events = events;
        this.transactions = transactions;
    }

    @Bean
    static SealedColumn sealedOrderLookups() {
        return new SealedColumn(
                "orders.order_lookups",
                "sealed",
                "id::text",
                PURPOSE,
                key -> new OrderLookupId(UUID.fromString(key)).text());
    }

    void request(LookUpOrder request) {
        var id = OrderLookupId.next();
        var content = new LookUpOrder(request.number().strip(), request.email().strip());
        transactions.executeWithoutResult(_ -> {
            lookups.insert(id, keyring.seal(PURPOSE, json.writeValueAsBytes(content), id.text()));
            events.append(new OrderLookupRequested(id));
        });
    }

    @Override
    public String name() {
        return "order-lookups";
    }

    @Override
    public Set<String> types() {
        return Set.of("order_lookup.requested");
    }

    @Override
    public void consume(List<LoggedEvent> batch) {
        for (var event : batch) {
            transactions.executeWithoutResult(_ -> process(TypeIds.parse(OrderLookupId.class, event.subject())));
        }
    }

    private void process(OrderLookupId id) {
        lookups.take(id)
                .flatMap(content -> keyring.open(PURPOSE, content, id.text()))
                .map(bytes -> json.readValue(bytes, LookUpOrder.class))
                .ifPresent(this::process);
    }

    private void process(LookUpOrder request) {
        lookups.find(request.number())
                .filter(order -> EmailKey.of(order.email()).equals(EmailKey.of(request.email())))
                .filter(order -> lookups.countLink(order.id()))
                .ifPresent(order -> events.append(
                        new OrderLinkRequested(order.id(), order.number(), order.email(), order.locale())));
    }
}
