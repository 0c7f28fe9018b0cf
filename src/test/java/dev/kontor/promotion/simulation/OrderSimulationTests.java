package dev.kontor.promotion.simulation;

import static dev.kontor.promotion.simulation.PastOrders.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.catalog.VariantId;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.promotion.simulation.PastOrders.Line;
import dev.kontor.promotion.simulation.PastOrders.Order;
import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@KontorTest
class OrderSimulationTests {

    private static final String PATH = "/admin/v1/promotions";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    private Api staff;
    private PastOrders orders;
    private VariantId cup;
    private VariantId pot;

    @BeforeEach
    void open() {
        staff = api.as(logins.staff(Permission.PROMOTIONS_READ, Permission.PROMOTIONS_WRITE, Permission.JOBS_READ)
                .token());
        orders = new PastOrders(jdbc);
        var shop = new BuyingShop(api, jdbc);
        cup = shop.variant(1_000, 10);
        pot = shop.variant(3_000, 10);
    }

    @Test
    void showsWhatOrdersWouldHaveGot() {
        var from = Instant.parse("2021-03-01T00:00:00Z");
        var used = create("""
                {"name": "Used", "actions": [{"type": "ORDER", "reduction": {"type": "PERCENT", "percent": 10}}]}
                """);
        var large = orders.add(Order.of(from, "a@example.com", line(pot, 3_000, 2), line(cup, 1_000, 1)));
        var reducedMore = orders.add(Order.of(from.plusSeconds(1), "b@example.com", line(cup, 1_000, 4))
                .using(PastOrders.id(used), 400));
        // Too small, reduced, in another currency, canceled, and outside of the period.
        orders.add(Order.of(from.plusSeconds(2), "c@example.com", line(cup, 1_000, 1)));
        orders.add(Order.of(from.plusSeconds(3), "d@example.com", new Line(pot, 3_000, 2, true)));
        orders.add(Order.of(from.plusSeconds(4), "e@example.com", line(pot, 3_000, 2))
                .in("EUR"));
        orders.add(Order.of(from.plusSeconds(5), "f@example.com", line(pot, 3_000, 2))
                .with("CANCELED"));
        orders.add(Order.of(from.plus(Duration.ofDays(1)), "g@example.com", line(pot, 3_000, 2)));
        var draft = create("""
                {"name": "Draft", "conditions": [{"type": "SUBTOTAL", "atLeast": [{"amount": 2000, "currency": "USD"}]}],
                 "actions": [{"type": "ORDER", "reduction": {"type": "PERCENT", "percent": 20},
                              "items": {"excludeReduced": true}}, {"type": "FREE_SHIPPING", "methods": ["express"]}]}
                """);

        var result = simulate(draft, """
                {"source": "ORDERS", "from": "2021-03-01T00:00:00Z", "until": "2021-03-02T00:00:00Z"}
                """);

        assertThat(result.at("/found")).isEqualTo("5");
        assertThat(result.at("/examined")).isEqualTo("5");
        assertThat(result.at("/affected")).isEqualTo("2");
        assertThat(result.text("/notApplied"))
                .isEqualTo("{\"OTHER_CURRENCY\":1,\"SUBTOTAL_TOO_LOW\":1,\"NOTHING_TO_REDUCE\":1}");
        assertThat(result.text("/currencies/0/before")).contains("\"amount\":6500");
        assertThat(result.text("/currencies/0/discount")).contains("\"amount\":0");
        assertThat(result.at("/currencies/1/currency")).isEqualTo("USD");
        assertThat(result.at("/currencies/1/examined")).isEqualTo("4");
        assertThat(result.at("/currencies/1/affected")).isEqualTo("2");
        // 7500 + 4500 - 400 + 1500 + 6500
        assertThat(result.at("/currencies/1/before/amount")).isEqualTo("19600");
        // 20 % of 7000, and of the 3600 that the other promotion left
        assertThat(result.at("/currencies/1/discount/amount")).isEqualTo("2120");
        assertThat(result.at("/currencies/1/after/amount")).isEqualTo("17480");
        assertThat(result.at("/currencies/1/examples/0/name")).isEqualTo(large);
        assertThat(result.at("/currencies/1/examples/0/discount/amount")).isEqualTo("1400");
        assertThat(result.at("/currencies/1/examples/1/name")).isEqualTo(reducedMore);
        assertThat(result.at("/currencies/1/examples/1/before/amount")).isEqualTo("4100");
        assertThat(result.at("/currencies/1/examples/1/after/amount")).isEqualTo("3380");
        assertThat(staff.get(PATH + "/" + draft).expect(200).at("/status")).isEqualTo("DRAFT");
    }

    @Test
    void limitsEndThePromotionInTheOrderOfThePurchases() {
        var from = Instant.parse("2021-04-01T00:00:00Z");
        var first = orders.add(Order.of(from, "a@example.com", line(cup, 1_000, 1)));
        orders.add(Order.of(from.plusSeconds(1), "A@example.com", line(cup, 1_000, 5)));
        var second = orders.add(Order.of(from.plusSeconds(2), "b@example.com", line(cup, 1_000, 2)));
        orders.add(Order.of(from.plusSeconds(3), "c@example.com", line(cup, 1_000, 5)));
        var draft = create("""
                {"name": "Draft", "actions": [{"type": "ORDER", "reduction": {"type": "PERCENT", "percent": 50}}],
                 "limits": {"uses": 2, "usesPerBuyer": 1, "budget": {"amount": 2000, "currency": "USD"}}}
                """);

        var result = simulate(draft, """
                {"source": "ORDERS", "from": "2021-04-01T00:00:00Z", "until": "2021-04-02T00:00:00Z"}
                """);

        assertThat(result.at("/affected")).isEqualTo("2");
        assertThat(result.text("/notApplied")).isEqualTo("{\"USED_UP\":1,\"USED_BY_BUYER\":1}");
        assertThat(result.at("/currencies/0/examples/0/name")).isEqualTo(second);
        assertThat(result.at("/currencies/0/examples/1/name")).isEqualTo(first);
    }

    @Test
    void knowsWhichOrderOfTheBuyerItWasAndWhen() {
        var mail = UUID.randomUUID() + "@example.com";
        var saturday = Instant.parse("2021-05-01T10:00:00Z");
        orders.add(Order.of(saturday.minus(Duration.ofDays(60)), mail, line(cup, 1_000, 1)));
        var third = orders.add(Order.of(saturday, mail, line(cup, 1_000, 1)));
        orders.add(Order.of(saturday.plusSeconds(1), mail, line(cup, 1_000, 1)));
        orders.add(Order.of(saturday.plus(Duration.ofDays(2)), mail, line(cup, 1_000, 1)));
        var draft = create("""
                {"name": "Draft", "conditions": [{"type": "ORDER_NUMBER", "number": 2, "every": true},
                     {"type": "WEEKDAY", "days": ["SATURDAY"]}],
                 "actions": [{"type": "SHIPPING", "reduction": {"type": "PERCENT", "percent": 100}}]}
                """);

        var result = simulate(draft, """
                {"source": "ORDERS", "from": "2021-04-25T00:00:00Z", "until": "2021-05-10T00:00:00Z"}
                """);

        assertThat(result.at("/affected")).isEqualTo("1");
        assertThat(result.at("/currencies/0/examples/0/name")).isEqualTo(third);
        assertThat(result.at("/currencies/0/discount/amount")).isEqualTo("500");
        assertThat(result.text("/notApplied")).isEqualTo("{\"OTHER_TIME\":1,\"OTHER_ORDER\":1}");
    }

    @Test
    void tenThousandOrdersTakeSeconds() {
        orders.addMany(Instant.parse("2019-01-01T00:00:00Z"), 10_000, cup);
        var draft = create("""
                {"name": "Draft", "conditions": [
                     {"type": "SUBTOTAL", "atLeast": [{"amount": 3150, "currency": "USD"}],
                      "items": {"matching": {"variants": ["%s"]}}},
                     {"type": "NOT", "condition": {"type": "QUANTITY", "atLeast": 1,
                      "items": {"matching": {"tags": ["none"]}}}},
                     {"type": "ORDER_NUMBER", "number": 1, "every": true}],
                 "actions": [{"type": "ORDER", "reduction": {"type": "PERCENT", "percent": 10}}],
                 "limits": {"usesPerBuyer": 3}}
                """.formatted(cup.text()));
        long start = System.nanoTime();

        var result = simulate(draft, """
                {"source": "ORDERS", "from": "2019-01-01T00:00:00Z", "until": "2019-02-01T00:00:00Z"}
                """);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
        assertThat(result.at("/examined")).isEqualTo("10000");
        // Half of the orders are large enough, those of 500 buyers with ten each.
        assertThat(result.at("/affected")).isEqualTo("1500");
        assertThat(result.text("/notApplied")).isEqualTo("{\"USED_BY_BUYER\":3500,\"SUBTOTAL_TOO_LOW\":5000}");

        var sample = simulate(draft, """
                {"source": "ORDERS", "from": "2019-01-01T00:00:00Z", "until": "2019-02-01T00:00:00Z", "most": 1000}
                """);

        assertThat(sample.at("/found")).isEqualTo("10000");
        assertThat(Integer.parseInt(sample.at("/examined"))).isBetween(850, 1_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"source": "ORDERS", "from": "2021-03-02T00:00:00Z", "until": "2021-03-02T00:00:00Z"} | /from   | too-large
            {"source": "ORDERS", "from": "2019-03-02T00:00:00Z", "until": "2021-03-02T00:00:00Z"} | /from   | too-small
            {"source": "ORDERS", "from": "-1000000000-01-01T00:00:00Z"}                           | /from   | wrong-type
            {"source": "ORDERS", "until": "-1000000000-01-01T00:00:00Z"}                          | /until  | wrong-type
            {"source": "ORDERS", "until": "+1000000000-12-31T23:59:59Z"}                          | /until  | wrong-type
            {"source": "WISHES"}                                                                  | /source | wrong-type
            {"source": "ORDERS", "most": 0}                                                       | /most   | too-small
            {"source": "ORDERS", "most": 50001}                                                   | /most   | too-large
            {}                                                                                    | /source | required
            """)
    void rejectsPeriodsThatMakeNoSense(String body, String pointer, String code) {
        var draft = create("""
                {"name": "Draft", "actions": [{"type": "FREE_SHIPPING"}]}
                """);

        var refused = staff.post(PATH + "/" + draft + "/simulate", body);

        assertThat(refused.status()).isIn(400, 422);
        assertThat(refused.at("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(refused.at("/errors/0/code")).as(refused.json().toString()).isEqualTo(code);
    }

    @Test
    void unknownPromotionsAreNotFoundAndOthersMayNot() {
        staff.post(PATH + "/promo_01h455vb4pex5vsknk084sn02q/simulate", "{\"source\": \"ORDERS\"}")
                .expectProblem(404, "not-found");
        var draft = create("""
                {"name": "Draft", "actions": [{"type": "FREE_SHIPPING"}]}
                """);
        api.as(logins.staff(Permission.ORDERS_READ).token())
                .post(PATH + "/" + draft + "/simulate", "{\"source\": \"ORDERS\"}")
                .expectProblem(403, "missing-permission");
    }

    private String create(String body) {
        return staff.post(PATH, body).expect(201).at("/id");
    }

    /// The result of a simulation.
    private record Result(JsonNode json) {

        String at(String pointer) {
            return json.at(pointer).asString();
        }

        String text(String pointer) {
            return json.at(pointer).toString();
        }
    }

    private Result simulate(String promotion, String body) {
        var started = staff.post(PATH + "/" + promotion + "/simulate", body).expect(202);
        assertThat(started.at("/type")).isEqualTo("promotions.simulate");
        var path = started.requiredHeader("Location");
        var done = await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> staff.get(path).expect(200),
                        job -> Map.of("SUCCEEDED", 1, "FAILED", 1).containsKey(job.at("/status")));
        assertThat(done.at("/status")).as(done.json().toString()).isEqualTo("SUCCEEDED");
        assertThat(done.at("/progress/done")).isEqualTo(done.at("/result/examined"));
        return new Result(done.json().at("/result"));
    }
}
