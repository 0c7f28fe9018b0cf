package dev.kontor.order.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.order.OrderId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What was sold in August 1987, when nobody else sold anything.
@KontorTest
class SalesReportTests {

    private static final String REPORTS = "/admin/v1/reports/";
    private static final String BERLIN = "?from=1987-08-01&until=1987-08-31&timeZone=Europe/Berlin";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private BuyingShop shop;
    private Api staff;
    private VariantId mug;
    private VariantId cup;

    @BeforeEach
    void sell() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(
                logins.staff(Permission.ORDERS_READ, Permission.REPORTS_READ).token());
        jdbc.sql("update orders.orders set placed_at = created_at where placed_at < '1988-01-01T00:00:00Z'")
                .update();
        mug = shop.variant(1_240, 10);
        cup = shop.variant(620, 10);
        // Berlin is two hours ahead of UTC: this is the first of August there.
        order(mug, 2, "1987-07-31T22:30:00Z");
        var partly = order(cup, 3, "1987-08-02T10:00:00Z");
        cancel(partly, Map.of("reason", "Test", "items", List.of(Map.of("itemId", line(partly), "quantity", 1))));
        cancel(order(mug, 5, "1987-08-02T11:00:00Z"), Map.of("reason", "Test"));
    }

    @Test
    void salesByDayInTheTimeZoneOfTheShop() {
        var report = staff.get(REPORTS + "sales" + BERLIN).expect(200);

        assertThat(rows(report.json().at("/rows")))
                .containsExactly("1987-08-01 1 2 2980 577 2403", "1987-08-02 1 2 1740 337 1403");
        assertThat(report.json().at("/totals").size()).isEqualTo(1);
        assertThat(report.at("/totals/0/orders")).isEqualTo("2");
        assertThat(report.at("/totals/0/total/amount")).isEqualTo("4720");
        assertThat(report.statements())
                .filteredOn(statement -> statement.contains("order_lines"))
                .hasSize(1);
        assertThat(rows(staff.get(REPORTS + "sales?from=1987-08-01&until=1987-08-31")
                        .expect(200)
                        .json()
                        .at("/rows")))
                .as("the day begins later in UTC")
                .containsExactly("1987-08-02 1 2 1740 337 1403");
    }

    @Test
    void salesByOtherKeys() {
        assertThat(keys("MONTH")).containsExactly("1987-08 2 4 4720 914 3806");
        assertThat(keys("COUNTRY")).containsExactly("IS 2 4 4720 914 3806");
        assertThat(keys("CHANNEL")).containsExactly("default 2 4 4720 914 3806");
        assertThat(keys("PAYMENT_METHOD")).containsExactly("test 2 4 4720 914 3806");
        assertThat(staff.get(REPORTS + "sales" + BERLIN + "&channel=nowhere")
                        .expect(200)
                        .json()
                        .at("/rows")
                        .size())
                .isZero();
    }

    @Test
    void anOrderForSeveralAddressesCountsForTheCountryOfTheFirst() {
        var divided = TypeIds.parse(OrderId.class, order(cup, 1, "1987-08-04T10:00:00Z"));
        jdbc.sql("update orders.orders set shipping_address = null where id = :order")
                .param("order", divided)
                .update();
        jdbc.sql("""
                        insert into orders.shipping_groups (id, order_id, position, address, shipping_minor, net_minor,
                            tax_minor, prices_include_tax)
                        select gen_random_uuid(), :order, position, jsonb_build_object('country', country), 0, 0, 0, true
                        from (values (1, 'NO'), (0, 'FI')) as groups (position, country)
                        """).param("order", divided).update();

        assertThat(staff.get(REPORTS + "sales?from=1987-08-04&until=1987-08-04&groupBy=COUNTRY")
                        .expect(200)
                        .at("/rows/0/key"))
                .isEqualTo("FI");
    }

    @Test
    void soldGiftCardsDoNotCountAsSales() {
        var gift = order(cup, 1, "1987-08-03T10:00:00Z");
        jdbc.sql("update orders.order_lines set tax_category = 'outside-scope' where order_id = :order")
                .param("order", TypeIds.parse(OrderId.class, gift))
                .update();

        var report =
                staff.get(REPORTS + "sales?from=1987-08-03&until=1987-08-03").expect(200);

        assertThat(report.at("/rows/0/units")).isEqualTo("0");
        assertThat(report.at("/rows/0/giftCards/amount")).isEqualTo("620");
        assertThat(report.at("/rows/0/total/amount")).as("shipping is left").isEqualTo("500");
        assertThat(staff.get(REPORTS + "best-sellers?from=1987-08-03&until=1987-08-03")
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void ordersThatReplaceUnitsOfOthersWereSoldWithThem() {
        var sold = order(cup, 1, "1987-08-05T10:00:00Z");
        var replacement = order(cup, 1, "1987-08-05T11:00:00Z");
        jdbc.sql("""
                        with returned as (
                            insert into orders.returns (id, version, order_id, number, kind, status, requested_by,
                                created_at, ended_at, updated_at)
                            select gen_random_uuid(), 1, id, number || '-R1', 'EXCHANGE', 'CLOSED', 'guest', now(), now(),
                                now()
                            from orders.orders where id = :sold
                            returning id
                        )
                        insert into orders.exchanges (id, return_id, order_id, status, shipment, currency, value_minor,
                            credit_minor, total_minor, actor, created_at, ended_at)
                        select gen_random_uuid(), id, :replacement, 'SETTLED', 'AT_ONCE', 'USD', 0, 0, 0, 'guest',
                            now(), now()
                        from returned
                        """)
                .param("sold", TypeIds.parse(OrderId.class, sold))
                .param("replacement", TypeIds.parse(OrderId.class, replacement))
                .update();

        assertThat(rows(staff.get(REPORTS + "sales?from=1987-08-05&until=1987-08-05")
                        .expect(200)
                        .json()
                        .at("/rows")))
                .containsExactly("1987-08-05 1 1 1120 217 903");
    }

    @Test
    void theBestSellersComeFirst() {
        order(cup, 1, "1987-08-04T10:00:00Z");

        var best =
                staff.get(REPORTS + "best-sellers" + BERLIN).expect(200).json().at("/items");

        assertThat(best.size()).isEqualTo(2);
        assertThat(best.at("/0/variantId").asString()).isEqualTo(cup.text());
        assertThat(best.at("/0/sku").asString()).isEqualTo(shop.sku(cup));
        assertThat(best.at("/0/orders").asInt()).isEqualTo(2);
        assertThat(best.at("/0/units").asInt()).isEqualTo(3);
        assertThat(best.at("/0/total/amount").asLong()).isEqualTo(1_860);
        assertThat(best.at("/0/net/amount").asLong()).isEqualTo(1_500);
        assertThat(best.at("/1/variantId").asString()).isEqualTo(mug.text());
        assertThat(staff.get(REPORTS + "best-sellers" + BERLIN + "&limit=1")
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void bestSellersHaveTheTitleOfTheFirstLanguageOfTheShop() {
        order(cup, 1, "1987-08-04T10:00:00Z");
        var title = best(cup);
        var french = TypeIds.parse(OrderId.class, order(cup, 1, "1987-08-04T11:00:00Z"));
        jdbc.sql("update orders.orders set locale = 'fr' where id = :id")
                .param("id", french)
                .update();
        jdbc.sql("update orders.order_lines set title = 'Tasse' where order_id = :id")
                .param("id", french)
                .update();

        assertThat(best(cup)).isEqualTo(title).isNotEqualTo("Tasse");
    }

    private String best(VariantId variant) {
        return staff.get(REPORTS + "best-sellers" + BERLIN)
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/variantId").asString().equals(variant.text()))
                .map(item -> item.at("/title").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thePeriodIsChecked() {
        staff.get(REPORTS + "sales?from=2026-02-01&until=2026-01-31").expectProblem(400, "invalid-filter");
        var tooLong =
                staff.get(REPORTS + "sales?from=2025-01-01&until=2026-01-01").expectProblem(400, "invalid-filter");
        assertThat(tooLong.at("/errors/0/parameter")).isEqualTo("until");
        for (var zone : List.of("Berlin", "%2B02:00", "UTC%2B2")) {
            staff.get(REPORTS + "sales?from=2026-01-01&until=2026-01-01&timeZone=" + zone)
                    .expectProblem(400, "invalid-filter");
        }
        staff.get(REPORTS + "sales?from=2026-01-01").expectProblem(400, "validation-failed");
        api.as(logins.staff(Permission.CATALOG_READ).token())
                .get(REPORTS + "sales?from=2026-01-01&until=2026-01-01")
                .expectProblem(403, "missing-permission");
    }

    private List<String> keys(String grouping) {
        return rows(staff.get(REPORTS + "sales" + BERLIN + "&groupBy=" + grouping)
                .expect(200)
                .json()
                .at("/rows"));
    }

    private static List<String> rows(JsonNode rows) {
        return rows.valueStream()
                .map(row -> "%s %d %d %d %d %d"
                        .formatted(
                                row.at("/key").asString(),
                                row.at("/orders").asInt(),
                                row.at("/units").asInt(),
                                row.at("/total/amount").asLong(),
                                row.at("/tax/amount").asLong(),
                                row.at("/net/amount").asLong()))
                .toList();
    }

    private String order(VariantId variant, int quantity, String placedAt) {
        var order = shop.complete(shop.payingCart(Map.of(variant, quantity), "tok_approve"))
                .expect(201)
                .at("/id");
        jdbc.sql("update orders.orders set placed_at = :at where id = :id")
                .param("at", Instant.parse(placedAt))
                .param("id", TypeIds.parse(OrderId.class, order))
                .update();
        return order;
    }

    private String line(String order) {
        return staff.get("/admin/v1/orders/" + order).expect(200).at("/items/0/id");
    }

    private void cancel(String order, Map<String, Object> body) {
        api.as(logins.owner().token())
                .withIdempotencyKey()
                .post("/admin/v1/orders/" + order + "/cancel", body)
                .expect(200);
    }
}
