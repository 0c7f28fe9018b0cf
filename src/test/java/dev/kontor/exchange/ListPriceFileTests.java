package dev.kontor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Prices of price lists by file.
@KontorTest
class ListPriceFileTests {

    private static final String HEADER = "sku,currency,amount,compareAtPrice,priceList,tiers\n";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private final String name = "List " + UUID.randomUUID();
    private Api staff;
    private BuyingShop shop;
    private FileDesk files;
    private VariantId mug;
    private VariantId jar;

    @BeforeEach
    void open() {
        staff = api.as(logins.owner().token());
        shop = new BuyingShop(api, jdbc);
        files = new FileDesk(staff);
        mug = shop.variant(2_000, 10);
        jar = shop.variant(3_000, 10);
    }

    @Test
    void aFileSetsBasePricesListPricesAndTiers() {
        var list = list("USD", "ACTIVE", "OVERRIDE");
        var yen = list("JPY", "DRAFT", "SALE");
        var file = HEADER + """
                %1$s,USD,19.00,,,
                %1$s,USD,18.50,25,%3$s,10=17.00|50=15.25
                %2$s,USD,29,,%4$s,
                %2$s,JPY,3000,,%5$s,2=2500
                """.formatted(shop.sku(mug), shop.sku(jar), list, name + " USD", yen);

        assertThat(files.load("PRICES", "CSV", file)).isEqualTo("3 created, 1 changed, 0 unchanged, 0 failed");

        assertThat(prices(list))
                .containsExactlyInAnyOrder(mug.text() + " 1850 2500 10=1700 50=1525", jar.text() + " 2900 null");
        assertThat(prices(yen)).containsExactly(jar.text() + " 3000 null 2=2500");
        assertThat(EventProbe.on(jdbc).typesOf(mug)).contains("price.changed");
        assertThat(files.load("PRICES", "CSV", file)).isEqualTo("0 created, 0 changed, 4 unchanged, 0 failed");
        var without = "sku,currency,amount,priceList\n%s,USD,18.00,%s\n".formatted(shop.sku(mug), list);
        assertThat(files.load("PRICES", "CSV", without)).isEqualTo("0 created, 1 changed, 0 unchanged, 0 failed");
        assertThat(prices(list)).contains(mug.text() + " 1800 null 10=1700 50=1525");
        var empty = HEADER + "%s,USD,18.00,,%s,\n".formatted(shop.sku(mug), list);
        assertThat(files.load("PRICES", "CSV", empty)).isEqualTo("0 created, 1 changed, 0 unchanged, 0 failed");
        assertThat(prices(list)).contains(mug.text() + " 1800 null");
    }

    @Test
    void whatIsExportedAndLoadedAgainChangesNothing() {
        var list = list("USD", "ACTIVE", "SALE");
        files.load("PRICES", "CSV", HEADER + """
                %1$s,USD,18.50,25,%3$s,10=17.00|50=15.25
                %2$s,USD,0.5,,%3$s,
                """.formatted(shop.sku(mug), shop.sku(jar), list));
        var before = prices(list);

        for (var format : List.of("CSV", "NDJSON")) {
            var ours = files.export("PRICES", format)
                    .lines()
                    .filter(line -> line.contains(list) || line.contains(shop.sku(mug)) || line.startsWith("sku,"))
                    .collect(Collectors.joining("\n"));
            assertThat(ours).contains(name).contains("10=17.00|50=15.25");
            assertThat(files.load("PRICES", format, ours)).isEqualTo("0 created, 0 changed, 5 unchanged, 0 failed");
        }
        assertThat(prices(list)).isEqualTo(before);
    }

    @Test
    void linesWithFieldsOfAnotherKindAreRefused() {
        var list = list("USD", "ACTIVE", "OVERRIDE");
        var lines = """
                {"sku":"%1$s-1","currency":"USD","amount":18.5,"priceList":{"id":"%2$s"}}
                {"sku":"%1$s-2","currency":"USD","amount":"18.50","priceLists":"%2$s"}
                {"sku":"%1$s-3","currency":"USD","amount":"18.50","priceList":"%2$s","tiers":[{"from":10,"amount":17}]}
                {"sku":"%1$s-4","currency":"USD","amount":"18.50","compareAtPrice":false}
                {"sku":"%1$s","currency":"USD","amount":18.5,"compareAtPrice":null,"priceList":"%2$s"}
                """.formatted(shop.sku(mug), list);

        assertThat(files.load("PRICES", "NDJSON", lines)).isEqualTo("1 created, 0 changed, 0 unchanged, 4 failed");

        assertThat(files.errors())
                .containsExactly(
                        "1 /priceList wrong-type",
                        "2 /priceLists unknown-field",
                        "3 /tiers wrong-type",
                        "4 /compareAtPrice wrong-type");
        assertThat(prices(list)).containsExactly(mug.text() + " 1850 null");
    }

    @Test
    void rowsWithErrorsNameTheirColumn() {
        var list = list("USD", "ACTIVE", "OVERRIDE");
        list("EUR", "ACTIVE", "OVERRIDE");
        var percent = list("USD", "DRAFT", "PERCENT");
        var file = HEADER + """
                %1$s,USD,18.50,,nowhere,
                %1$s,USD,18.50,,%3$s USD,
                %1$s,USD,18.50,,%4$s,
                %1$s,EUR,18.50,,%2$s,
                %1$s,USD,18.50,,%2$s,10=19.00
                %1$s,USD,18.50,,,10=17.00
                %1$s,USD,18.51,,%2$s,10:17.00
                nothing,USD,18.50,,%2$s,
                """.formatted(shop.sku(mug), list, name, percent);

        assertThat(files.load("PRICES", "CSV", file)).isEqualTo("0 created, 0 changed, 0 unchanged, 8 failed");

        assertThat(files.errors())
                .containsExactly(
                        "2 priceList not-found",
                        "3 priceList ambiguous",
                        "4 priceList not-allowed",
                        "5 currency other-currency",
                        "6 sku repeated",
                        "7 tiers not-allowed",
                        "8 sku repeated",
                        "9 sku not-found");
        var tiers = HEADER
                + "%s,USD,18.50,,%s,10=19.00\n%s,USD,18.50,,%s,10:1\n"
                        .formatted(shop.sku(mug), list, shop.sku(jar), list);
        files.load("PRICES", "CSV", tiers);
        assertThat(files.errors()).containsExactly("2 tiers out-of-range", "3 tiers format");
        var many = IntStream.rangeClosed(2, 22)
                .mapToObj(units -> "%d=%d.00".formatted(units, 50 - units))
                .collect(Collectors.joining("|"));
        files.load(
                "PRICES",
                "CSV",
                HEADER
                        + "%s,USD,99.00,,%s,%s\n%s,USD,18.50,,%s,1000001=1.00\n"
                                .formatted(shop.sku(mug), list, many, shop.sku(jar), list));
        assertThat(files.errors()).containsExactly("2 tiers too-many", "3 tiers out-of-range");
        assertThat(prices(list)).isEmpty();
    }

    /// Each list of a test has a name of its own, with its currency; of two with one currency the name is ambiguous.
    private String list(String currency, String status, String kind) {
        var body = new HashMap<String, Object>(Map.of(
                "name", name + " " + currency, "status", status, "kind", kind, "currency", currency, "priority", 1));
        body.put("customerIds", List.of(logins.customer().id().text()));
        if (kind.equals("PERCENT")) {
            body.put("percentTiers", List.of(Map.of("minQuantity", 1, "discountBasisPoints", 1_000)));
        }
        return staff.post("/admin/v1/price-lists", body).expect(201).at("/id");
    }

    private List<String> prices(String list) {
        var prices = new ArrayList<String>();
        staff.get("/admin/v1/price-lists/" + list + "/prices")
                .expect(200)
                .json()
                .at("/items")
                .forEach(price -> prices.add(price.at("/variantId").asString()
                        + " " + price.at("/amount/amount").asLong()
                        + " "
                        + (price.path("compareAtPrice").isObject()
                                ? String.valueOf(
                                        price.at("/compareAtPrice/amount").asLong())
                                : "null")
                        + price.path("tiers")
                                .valueStream()
                                .map(tier -> " " + tier.at("/minQuantity").asInt() + "="
                                        + tier.at("/amount/amount").asLong())
                                .collect(Collectors.joining())));
        return prices;
    }
}
