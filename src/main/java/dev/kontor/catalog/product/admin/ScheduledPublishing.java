package dev.kontor.catalog.product.admin;

import dev.kontor.catalog.ProductId;
import dev.kontor.shared.problem.DomainException;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Publishes and unpublishes scheduled products and emits their events. The shop shows and hides them by the
/// clock; only the event is up to a second late. Every process runs this; a second run finds nothing to do.
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
    synchronized void applyDue() {
        for (var id : products.due(STEP)) {
            try {
                products.applySchedule(id);
                refused.remove(id);
            } catch (DomainException refusal) {
                // The product type now requires more. The shop shows the product anyway; staff have to fix it.
                if (refused.add(id)) {
                    LOG.warn("The scheduled change of {} failed: {}", id.text(), refusal.getMessage());
                }
            }
        }
    }
}
