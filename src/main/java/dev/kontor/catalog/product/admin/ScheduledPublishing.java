package dev.kontor.catalog.product.admin;

import dev.kontor.catalog.ProductId;
import dev.kontor.shared.problem.DomainException;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Turns products whose time has come, and has their event told: the shop shows and hides them by the clock, a
/// second late at most is only the event. Every process watches; who comes second finds it done.
@Component
class ScheduledPublishing {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledPublishing.class);
    private static final int STEP = 200;

    private final ProductService products;
    private final Set<ProductId> refused = new HashSet<>();

    ScheduledPublishing(ProductService products) {
        this.products = products;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT1S")
    synchronized void turn() {
        for (var id : products.due(STEP)) {
            try {
                products.applySchedule(id);
                refused.remove(id);
            } catch (DomainException refusal) {
                // Its type asks for more now. It is in the shop all the same; somebody has to look at it.
                if (refused.add(id)) {
                    LOG.warn("{} cannot be turned on time: {}", id.text(), refusal.getMessage());
                }
            }
        }
    }
}
