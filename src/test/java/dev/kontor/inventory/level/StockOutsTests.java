package dev.kontor.inventory.level;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class StockOutsTests {

    @Autowired
    private StockOuts stockOuts;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    /// Tests that change stock at the same time do so in other JVMs, which have other databases.
    @Test
    void countsVariantsWithNothingLeftToSell() {
        var shop = new BuyingShop(api, jdbc);
        var variant = shop.variant(1_000, 1);
        var before = counted();
        jdbc.sql("update inventory.stock_levels set on_hand = 0 where variant_id = :id")
                .param("id", variant.value())
                .update();
        assertThat(counted()).isEqualTo(before + 1);
        publish(variant, "ARCHIVED");
        assertThat(counted()).as("nobody sells it").isEqualTo(before);
        publish(variant, "PUBLISHED");
        assertThat(counted()).isEqualTo(before + 1);
        jdbc.sql("""
                        update inventory.stock_levels set selling = 'BACKORDER', backorder_limit = 5
                        where variant_id = :id
                        """).param("id", variant.value()).update();
        assertThat(counted()).isEqualTo(before);
        jdbc.sql("delete from inventory.stock_levels where variant_id = :id")
                .param("id", variant.value())
                .update();
    }

    private void publish(VariantId variant, String status) {
        jdbc.sql("""
                        update catalog.products set status = :status
                        where id = (select product_id from catalog.variants where id = :id)
                        """).param("status", status).param("id", variant.value()).update();
    }

    private double counted() {
        stockOuts.count();
        return meters.get("kontor.stock.outs").gauge().value();
    }
}
