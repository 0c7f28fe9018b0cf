package dev.kontor.catalog.demo;

import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Fills the outlet channel of the demo shop with clothes and reduced products.
@Component
@Profile("demo")
class AssortmentDemo implements DemoSeed {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    AssortmentDemo(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 12;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(Step.atomic("assortments", () -> fill(shop)));
    }

    private void fill(DemoShop shop) {
        var now = Timestamp.from(clock.instant());
        var outlet = DemoShop.id("channel/outlet");
        jdbc.batchUpdate(
                """
                insert into catalog.channel_products (channel_id, product_id, version, listed, updated_at)
                values (?, ?, 1, true, ?)
                """,
                shop.products().stream()
                        .filter(AssortmentDemo::isInOutlet)
                        .map(product -> new Object[] {outlet, product.id(), now})
                        .toList());
        jdbc.execute("select catalog.relist_channels(array(select product_id from catalog.channel_products))");
    }

    private static boolean isInOutlet(DemoShop.Product product) {
        return product.category().startsWith("apparel-")
                || product.variants().stream().anyMatch(variant -> variant.compareAt() != null);
    }
}
