package dev.kontor.inventory.level;

import dev.kontor.catalog.SellableSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Counts the published variants that are out of stock now, once a minute.
@Component
class StockOuts {

    private final JdbcClient jdbc;
    private final AtomicLong variants = new AtomicLong();

    StockOuts(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        Gauge.builder("kontor.stock.outs", variants, AtomicLong::get)
                .description("Published variants with a stock level and nothing left to sell, counted once a minute.")
                .register(meters);
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT1M")
    void count() {
        variants.set(jdbc.sql("""
                        select count(*) from inventory.pub_availability a
                        where a.tracked and a.available = 0 and a.backorderable = 0
                        and\s""" + SellableSource.isPublished("a.variant_id"))
                .query(Long.class)
                .single());
    }
}
