package dev.kontor.privacy.erasure;

import dev.kontor.customer.ErasureRequested;
import dev.kontor.customer.ErasureWithdrawn;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Records the requests of customers, those before the first start of this consumer included.
@Component
class ErasureConsumer implements EventConsumer {

    private final ErasureRequests requests;
    private final JsonMapper json;

    ErasureConsumer(ErasureRequests requests, JsonMapper json) {
        this.requests = requests;
        this.json = json;
    }

    @Override
    public String name() {
        return "privacy.erasure-requests";
    }

    @Override
    public Set<String> types() {
        return Set.of("customer.erasure_requested", "customer.erasure_withdrawn");
    }

    @Override
    public boolean wantsHistory() {
        return true;
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        for (var event : events) {
            if (event.type().equals("customer.erasure_requested")) {
                var requested = json.treeToValue(event.data(), ErasureRequested.class);
                requests.requested(requested.customerId(), event.id());
            } else {
                var withdrawn = json.treeToValue(event.data(), ErasureWithdrawn.class);
                requests.withdrawn(withdrawn.customerId());
            }
        }
    }
}
