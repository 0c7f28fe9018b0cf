package dev.kontor.exchange.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// From a file to prices.
@KontorTest
class PriceImportTests {

    private static final String IMPORTS = "/admin/v1/imports";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private final String stem = "pri-" + UUID.randomUUID().toString().substring(0, 8);
    private Api staff;
    private String blue = "";

    @BeforeEach
    void signIn() {
        staff = api.as(logins.owner().token());
        var options = List.of(Map.of("name", "Colour", "values", List.of("Blue", "Red")));
        var variants = List.of(
                Map.of("sku", stem + "-B", "options", Map.of("Colour", "Blue")),
                Map.of("sku", stem + "-R", "options", Map.of("Colour", "Red")));
        blue = staff.post(
                        "/admin/v1/products", Map.of("title", "Cup " + stem, "options", options, "variants", variants))
                .expect(201)
                .at("/variants/0/id");
    }

    @Test
    void setsPricesAndLeavesThoseInOtherCurrenciesAlone() {
        staff.with("If-Match", "*")
                .put(
                        "/admin/v1/variants/" + blue + "/prices",
                        Map.of("prices", List.of(price(500, "EUR"), price(700, "USD"))))
                .expect(200);
        var file = """
                sku,currency,amount,compareAtPrice
                %1$s-B,EUR,12.50,15
                %1$s-B,JPY,1500,
                %1$s-R,EUR,0.10,0.05
                %1$s-R,KWD,1.5,
                %1$s-R,JPY,15.5,
                %1$s-X,EUR,1,
                %1$s-B,EUR,13,
                %1$s-R,USD,3.00,
                """.formatted(stem);

        var id = load(file);

        assertThat(staff.get(IMPORTS + "/" + id + "/errors")
                        .text()
                        .lines()
                        .skip(1)
                        .map(PriceImportTests::place))
                .containsExactly(
                        "4 compareAtPrice out-of-range",
                        "5 currency currency-not-supported",
                        "6 amount format",
                        "7 sku not-found",
                        "8 sku repeated");
        var prices = staff.get("/admin/v1/variants/" + blue + "/prices").expect(200);
        assertThat(prices.json()
                        .at("/prices")
                        .valueStream()
                        .map(price -> price.at("/amount/currency").asString() + " "
                                + price.at("/amount/amount").asLong() + " "
                                + price.at("/compareAtPrice/amount").asLong(0)))
                .containsExactly("EUR 1250 1500", "JPY 1500 0", "USD 700 0");
        assertThat(prices.json().at("/version").asInt()).isEqualTo(2);
        assertThat(told()).isEqualTo(2);

        var again = load(file);

        assertThat(staff.get(IMPORTS + "/" + again)
                        .json()
                        .at("/tally/unchanged")
                        .asInt())
                .isEqualTo(3);
        assertThat(staff.get("/admin/v1/variants/" + blue + "/prices")
                        .json()
                        .at("/version")
                        .asInt())
                .isEqualTo(2);
        assertThat(told()).isEqualTo(2);
    }

    @Test
    void readsPricesAsAGermanSpreadsheetSavesThem() {
        var file = """
                sku;currency;amount;compareAtPrice
                %1$s-B;EUR;12,50;15,9
                %1$s-B;JPY;1500,00;
                %1$s-R;EUR;1,999;
                %1$s-R;USD;1.299,50;
                """.formatted(stem);

        var id = load(file);

        assertThat(staff.get(IMPORTS + "/" + id + "/errors")
                        .text()
                        .lines()
                        .skip(1)
                        .map(PriceImportTests::place))
                .as("a thousand or one point nine?")
                .containsExactly("4 amount format", "5 amount format");
        assertThat(staff.get("/admin/v1/variants/" + blue + "/prices")
                        .expect(200)
                        .json()
                        .at("/prices")
                        .valueStream()
                        .map(price -> price.at("/amount/currency").asString() + " "
                                + price.at("/amount/amount").asLong() + " "
                                + price.at("/compareAtPrice/amount").asLong(0)))
                .containsExactly("EUR 1250 1590", "JPY 1500 0");
    }

    private static String place(String line) {
        var cells = line.split(",");
        return cells[0] + " " + cells[1] + " " + cells[2];
    }

    private int told() {
        return jdbc.sql("select count(*) from events.log where type = 'price.changed' and subject = :subject")
                .param("subject", blue)
                .query(Integer.class)
                .single();
    }

    private static Map<String, Object> price(long amount, String currency) {
        return Map.of("amount", Map.of("amount", amount, "currency", currency));
    }

    @Test
    void templatesAndErrorsCanHaveSemicolons() {
        var template = staff.get("/admin/v1/import-templates/PRICES?format=CSV_SEMICOLON")
                .expect(200)
                .text();
        assertThat(template).isEqualTo("""
                \uFEFFsku;currency;amount;compareAtPrice;priceList;tiers\r
                CUP-BLUE;EUR;19,99;24,99;Resellers;10=17.99|50=15.99\r
                """);

        var errors = IMPORTS + "/" + load(template) + "/errors";

        assertThat(staff.get(errors + "?format=CSV_SEMICOLON").expect(200).text())
                .startsWith("\uFEFFrow;column;code;detail\r\n2;");
        staff.get(errors + "?format=NDJSON").expectProblem(400, "validation-failed");
    }

    private String load(String file) {
        var id = staff.post(IMPORTS, Map.of("type", "PRICES", "format", "CSV"))
                .expect(201)
                .at("/id");
        staff.with("Content-Type", "text/csv")
                .put(IMPORTS + "/" + id + "/file", file)
                .expect(202);
        awaitStatus(id, "CHECKED");
        staff.post(IMPORTS + "/" + id + "/confirm", Map.of("skipErrors", true)).expect(202);
        awaitStatus(id, "DONE");
        return id;
    }

    private void awaitStatus(String id, String status) {
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(30))
                .until(() -> staff.get(IMPORTS + "/" + id).at("/status"), Set.of(status, "FAILED")::contains);
        assertThat(staff.get(IMPORTS + "/" + id).at("/status")).isEqualTo(status);
    }
}
