package dev.kontor.catalog.demo;

import dev.kontor.shared.demo.DemoFiles;
import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Lets buyers of the demo shop choose the value of a gift card.
@Component
@Profile("demo")
class GiftCardsDemo implements DemoSeed {

    private final DemoFiles files;
    private final JdbcClient jdbc;

    GiftCardsDemo(DemoFiles files, JdbcClient jdbc) {
        this.files = files;
        this.jdbc = jdbc;
    }

    /// @param product key of the product
    record Card(String product, String amount, JsonNode ranges, int validDays) {

        UUID id() {
            return DemoShop.id("product/" + product);
        }
    }

    @Override
    public int order() {
        return 12;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(Step.atomic(
                "catalog-gift-cards", () -> files.read("gift-cards", Card.class).forEach(this::save)));
    }

    private void save(Card card) {
        jdbc.sql("""
                        insert into catalog.gift_cards (product_id, amount, ranges, valid_days)
                        values (:id, :amount, :ranges::jsonb, :validDays)
                        """).paramSource(card).update();
    }
}
