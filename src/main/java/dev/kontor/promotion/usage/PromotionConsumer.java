package dev.kontor.promotion.usage;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Reloads the promotions in every process when one has changed.
@Component
class PromotionConsumer implements EventConsumer {

    private final KnownPromotions promotions;

    PromotionConsumer(KnownPromotions promotions) {
        this.promotions = promotions;
    }

    @Override
    public String name() {
        return "promotions";
    }

    @Override
    public Set<String> types() {
        return Set.of("promotion.*", "coupon_batch.*");
    }

    @Override
    public Reach reach() {
        return Reach.EVERY_PROCESS;
    }

    @Override
    public boolean isEager() {
        return true;
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        promotions.renew();
    }
}
