package dev.kontor.storefront.product;

import dev.kontor.shared.problem.Message;
import dev.kontor.shared.shop.ReadinessCheck;
import dev.kontor.shared.shop.ReadinessFinding;
import dev.kontor.shared.shop.Shop;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Checks that there is something to buy, that it has prices, and that some of it is in stock. Looks at a bounded
/// number of variants.
@Component
class PriceReadiness implements ReadinessCheck {

    private static final int AFTER_SHIPPING = 30;
    private static final int MAX_VARIANTS = 10_000;

    private final JdbcClient jdbc;
    private final Shop shop;

    PriceReadiness(JdbcClient jdbc, Shop shop) {
        this.jdbc = jdbc;
        this.shop = shop;
    }

    @Override
    public int order() {
        return AFTER_SHIPPING;
    }

    @Override
    public List<ReadinessFinding> check() {
        var findings = new ArrayList<ReadinessFinding>();
        long variants = jdbc.sql(
                        "select count(*) from (select variant_id from catalog.pub_variants limit :most) looked")
                .param("most", MAX_VARIANTS)
                .query(Long.class)
                .single();
        if (variants == 0) {
            return List.of(
                    ReadinessFinding.missing(
                            "products",
                            Message.of("readiness.products-missing"),
                            Message.of("readiness.products-missing-remedy"),
                            "/admin/v1/products"),
                    ReadinessFinding.missing(
                            "prices",
                            Message.of("readiness.nothing-to-price"),
                            Message.of("readiness.nothing-to-price-remedy"),
                            "/admin/v1/products"));
        }
        findings.add(ReadinessFinding.ok("products", Message.of("readiness.products-ok", "count", variants)));
        shop.currencies().forEach(currency -> findings.add(prices(currency, variants)));
        findings.add(stock());
        return findings;
    }

    private ReadinessFinding stock() {
        boolean some =
                jdbc.sql("""
                        select exists (
                            select from (select variant_id from catalog.pub_variants limit :most) looked
                            join search.pub_availability a on a.variant_id = looked.variant_id
                            where not a.tracked or a.available > 0 or a.backorderable > 0)
                        """).param("most", MAX_VARIANTS).query(Boolean.class).single();
        return some
                ? ReadinessFinding.ok("stock", Message.of("readiness.stock-ok"))
                : ReadinessFinding.missing(
                        "stock",
                        Message.of("readiness.stock-missing"),
                        Message.of("readiness.stock-missing-remedy"),
                        "/admin/v1/inventory-adjustments");
    }

    private ReadinessFinding prices(Currency currency, long variants) {
        long unpriced = jdbc.sql("""
                        select count(*) from (select variant_id from catalog.pub_variants limit :most) looked
                        where not exists (
                            select from pricing.pub_prices p
                            where p.variant_id = looked.variant_id and p.currency = :currency)
                        """)
                .param("most", MAX_VARIANTS)
                .param("currency", currency.getCurrencyCode())
                .query(Long.class)
                .single();
        var code = currency.getCurrencyCode();
        if (unpriced == 0) {
            return ReadinessFinding.ok("prices", Message.of("readiness.prices-ok", "currency", code));
        }
        var detail = Message.of("readiness.prices", "unpriced", unpriced, "count", variants, "currency", code);
        var remedy = Message.of("readiness.prices-remedy");
        var link = "/admin/v1/variants/{id}/prices";
        return unpriced == variants && currency.equals(shop.defaultCurrency())
                ? ReadinessFinding.missing("prices", detail, remedy, link)
                : ReadinessFinding.warning("prices", detail, remedy, link);
    }
}
