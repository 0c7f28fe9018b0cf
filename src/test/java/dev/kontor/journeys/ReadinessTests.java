package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Staff learn what the shop lacks to sell.
@KontorTest
class ReadinessTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void namesPlacesWithoutTaxAndGoodsWithoutPriceOrRate() {
        var shop = new BuyingShop(api, jdbc);
        shop.shipping("FO", "readiness-faroe", 500);
        var mug = shop.variant(1000, 5);
        jdbc.sql("delete from pricing.prices where variant_id = :id and currency = 'JPY'")
                .param("id", mug.value())
                .update();
        jdbc.sql("""
                        update catalog.products set tax_category = 'readiness'
                        where id = (select product_id from catalog.variants where id = :id)
                        """).param("id", mug.value()).update();

        var readiness = api.as(logins.staff(Permission.SETTINGS_READ).token())
                .get("/admin/v1/shop/readiness")
                .expect(200);

        assertThat(readiness.json().at("/checks").findValuesAsString("code"))
                .contains(
                        "tax-zones",
                        "tax-rates",
                        "shipping",
                        "products",
                        "prices",
                        "payment",
                        "mail",
                        "policies",
                        "public-url");
        var zones = finding(readiness, "tax-zones", "");
        assertThat(zones.at("/status").asString()).isEqualTo("WARNING");
        assertThat(zones.at("/detail").asString()).contains("FO").doesNotContain("IS");
        assertThat(zones.at("/link").asString()).isEqualTo("/admin/v1/tax-zones");
        var rates = finding(readiness, "tax-rates", "");
        assertThat(rates.at("/status").asString()).isEqualTo("WARNING");
        assertThat(rates.at("/detail").asString()).contains("readiness").contains("buying-iceland");
        assertThat(finding(readiness, "prices", "JPY").at("/status").asString()).isEqualTo("WARNING");
        assertThat(finding(readiness, "payment", "test provider").at("/link").asString())
                .isEqualTo("kontor.payment.test.enabled");
        assertThat(finding(readiness, "payment", "demo shop").at("/link").asString())
                .isEqualTo("/admin/v1/payment-providers/bank-transfer");

        shop.tax("FO", "", true, "0.25", "readiness-faroe");

        var after = api.as(logins.staff(Permission.SETTINGS_READ).token())
                .get("/admin/v1/shop/readiness")
                .expect(200);
        assertThat(finding(after, "tax-zones", "").at("/detail").asString()).doesNotContain("FO");
    }

    @Test
    void onlyStaffWhoMaySeeSettingsSeeIt() {
        api.get("/admin/v1/shop/readiness").expectProblem(401, "unauthenticated");
        api.as(logins.staff(Permission.ORDERS_READ).token())
                .get("/admin/v1/shop/readiness")
                .expectProblem(403, "missing-permission");
    }

    private static JsonNode finding(Api.Response readiness, String code, String detail) {
        return StreamSupport.stream(readiness.json().at("/checks").spliterator(), false)
                .filter(check -> check.at("/code").asString().equals(code)
                        && check.at("/detail").asString().contains(detail))
                .findFirst()
                .orElseThrow();
    }
}
