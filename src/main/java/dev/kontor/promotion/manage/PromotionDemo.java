package dev.kontor.promotion.manage;

import dev.kontor.shared.demo.DemoFiles;
import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Creates promotions of the demo shop, one for each kind of action. All require a code, so that examples show plain
/// prices.
@Component
@Profile("demo")
class PromotionDemo implements DemoSeed {

    private final DemoFiles files;
    private final PromotionService promotions;

    PromotionDemo(DemoFiles files, PromotionService promotions) {
        this.files = files;
        this.promotions = promotions;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(Step.atomic(
                "promotions",
                () -> files.read("promotions", SavePromotion.class).forEach(this::create)));
    }

    private void create(SavePromotion promotion) {
        promotions.activate(promotions.create(promotion).id());
    }
}
