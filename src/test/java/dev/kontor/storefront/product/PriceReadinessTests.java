package dev.kontor.storefront.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kontor.shared.shop.ReadinessFinding;
import dev.kontor.shared.shop.ReadinessFinding.Status;
import dev.kontor.shared.shop.Shop;
import dev.kontor.testing.TestDatabase;
import java.net.URI;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a merchant reads who begins with an empty shop.
class PriceReadinessTests {

    private final JdbcClient jdbc = TestDatabase.jdbc();
    private final PriceReadiness readiness = new PriceReadiness(
            jdbc,
            new Shop(
                    URI.create("https://kiezladen.example"),
                    List.of(Locale.GERMAN),
                    List.of(Currency.getInstance("EUR")),
                    ZoneId.of("UTC")));
    private final UUID variant = UUID.randomUUID();

    @BeforeEach
    void anEmptyShop() {
        TestDatabase.truncate("catalog", "inventory", "pricing");
    }

    @Test
    void withoutProductsNothingElseIsChecked() {
        assertThat(readiness.check())
                .extracting(ReadinessFinding::code, ReadinessFinding::status)
                .containsExactly(tuple("products", Status.MISSING), tuple("prices", Status.MISSING));
    }

    @Test
    void aShopWithoutStockCanSellNothing() {
        publish();

        assertThat(stock().status()).isEqualTo(Status.MISSING);
        assertThat(stock().link()).isEqualTo("/admin/v1/inventory-adjustments");
        keep(0, true);
        assertThat(stock().status()).isEqualTo(Status.MISSING);
        keep(1, true);
        assertThat(stock().status()).isEqualTo(Status.OK);
        keep(0, false);
        assertThat(stock().status()).isEqualTo(Status.OK);
    }

    private ReadinessFinding stock() {
        return readiness.check().stream()
                .filter(finding -> finding.code().equals("stock"))
                .findFirst()
                .orElseThrow();
    }

    private void publish() {
        jdbc.sql("""
                        with product as (
                            insert into catalog.products (id, version, status, published_at, tax_category, options,
                                metadata, created_at, updated_at)
                            values (:id, 1, 'PUBLISHED', now(), 'standard', '[]', '{}', now(), now()))
                        insert into catalog.variants (id, product_id, position, sku, option_values, weight_grams, shippable)
                        values (:id, :id, 0, 'COFFEE', '{}', 500, true)
                        """).param("id", variant).update();
    }

    private void keep(int units, boolean tracked) {
        jdbc.sql("""
                        with location as (
                            insert into inventory.locations (id, version, code, name, active, priority, created_at, updated_at)
                            values (:id, 1, 'shop', 'Shop', true, 1, now(), now()) on conflict do nothing)
                        insert into inventory.stock_levels (variant_id, location_id, on_hand, tracked)
                        values (:id, :id, :units, :tracked)
                        on conflict (variant_id, location_id) do update
                        set on_hand = excluded.on_hand, tracked = excluded.tracked
                        """)
                .param("id", variant)
                .param("units", units)
                .param("tracked", tracked)
                .update();
    }
}
