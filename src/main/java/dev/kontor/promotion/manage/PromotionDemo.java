package dev.kontor.promotion.manage;

import dev.kontor.shared.demo.DemoFiles;
import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import dev.kontor.shared.shop.Shop;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Creates promotions of the demo shop, one for each kind of action. All require a code, so that examples show plain
/// prices.
@Component
@Profile("demo")
class PromotionDemo implements DemoSeed {

    private final DemoFiles files;
    private final PromotionService promotions;
    private final JsonMapper json;
    private final Shop shop;

    PromotionDemo(DemoFiles files, PromotionService promotions, JsonMapper json, Shop shop) {
        this.files = files;
        this.promotions = promotions;
        this.json = json;
        this.shop = shop;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<Step> steps(DemoShop demo) {
        return List.of(Step.atomic(
                "promotions", () -> files.read("promotions", ObjectNode.class).forEach(this::create)));
    }

    private void create(ObjectNode promotion) {
        retainTitles(promotion, shop.locales());
        promotions.activate(promotions
                .create(json.treeToValue(promotion, SavePromotion.class))
                .id());
    }

    /// Removes titles in languages that the shop does not offer: they would be refused.
    static void retainTitles(ObjectNode promotion, List<Locale> locales) {
        if (promotion.path("titles") instanceof ObjectNode titles) {
            titles.retain(locales.stream().map(Locale::toLanguageTag).toList());
        }
    }
}
