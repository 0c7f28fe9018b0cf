package dev.kontor.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.Claim;
import dev.kontor.inventory.Inventory;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Prices, stock and orders by file, and imports that staff watch and stop.
@KontorTest
class ShopFileTests {

    /// Begins a file for spreadsheets: the byte order mark and the first column.
    private static final String MARKED = "\uFEFFsku;";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Inventory inventory;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String stem = "shop-" + UUID.randomUUID().toString().substring(0, 8);
    private Api staff;
    private BuyingShop shop;
    private FileDesk files;

    @BeforeEach
    void signIn() {
        staff = api.as(logins.owner().token());
        shop = new BuyingShop(api, jdbc);
        files = new FileDesk(staff);
    }

    @Test
    void stockIsChangedRowByRowAndEachChangeIsInTheLedger() {
        var mug = shop.variant(1000, 10);
        var jar = shop.variant(1000, 5);
        var tin = shop.variant(1000, 0);
        hold(mug, 4);
        staff.post("/admin/v1/locations", Map.of("code", stem, "name", "New", "active", true, "priority", 5))
                .expect(201);
        var file = """
                sku,location,delta,count,expected,reason,note
                %1$s,buying,-6,,,DAMAGED,Broken
                %2$s,buying,,8,5,COUNTED,
                %3$s,buying,0,,,RECEIVED,
                %3$s,%4$s,7,,,RECEIVED,
                %1$s,%4$s,,0,0,COUNTED,
                """.formatted(shop.sku(mug), shop.sku(jar), shop.sku(tin), stem);
        var wrong = """
                %1$s,buying,1,,,RECEIVED,
                %2$s,nowhere,1,,,RECEIVED,
                nothing,buying,1,,,RECEIVED,
                %2$s,%3$s,,3,,COUNTED,
                %4$s,buying,,3,2,COUNTED,
                %4$s,%3$s,,,,COUNTED,
                """.formatted(shop.sku(mug), shop.sku(jar), stem, shop.sku(shop.variant(1000, 1)));
        var held = "%s,buying,-1,,,LOST,\n".formatted(shop.sku(shop.variant(1000, 0)));

        assertThat(files.load("STOCK", "CSV", file + wrong + held))
                .isEqualTo("1 created, 2 changed, 2 unchanged, 7 failed");

        assertThat(files.checked()).isEqualTo("1 created, 2 changed, 2 unchanged, 7 failed");
        assertThat(files.errors())
                .containsExactly(
                        "7 sku repeated",
                        "8 location not-found",
                        "9 sku not-found",
                        "10 expected required",
                        "11 expected precondition-failed",
                        "12 delta required",
                        "13 delta held");
        assertThat(List.of(onHand(mug), onHand(jar), onHand(tin))).containsExactly("4", "8", "0 7");
        assertThat(movements(mug)).containsExactly("ADJUSTED -6 DAMAGED Broken");
        assertThat(movements(jar)).containsExactly("COUNTED 3 COUNTED null");
        assertThat(movements(tin)).containsExactly("RECEIVED 7 RECEIVED null");
        assertThat(events(mug)).contains("inventory.adjusted", "inventory.out_of_stock");
        assertThat(events(tin)).contains("inventory.adjusted", "inventory.back_in_stock");
    }

    @Test
    void linesOfStockWithFieldsOfAnotherKindAreRefused() {
        var mug = shop.variant(1000, 10);
        var lines = """
                {"sku":"%1$s","location":"buying","count":12,"expected":[10],"reason":"COUNTED"}
                {"sku":"%1$s-2","location":"buying","count":"12","expect":"10","reason":"COUNTED"}
                """.formatted(shop.sku(mug));

        assertThat(files.load("STOCK", "NDJSON", lines)).isEqualTo("0 created, 0 changed, 0 unchanged, 2 failed");

        assertThat(files.errors()).containsExactly("1 /expected wrong-type", "2 /expect unknown-field");
        assertThat(onHand(mug)).isEqualTo("10");
    }

    @Test
    void whatIsExportedOfStockAndPricesAndLoadedAgainChangesNothing() {
        var mug = shop.variant(1999, 10);
        hold(mug, 3);
        for (var format : List.of("CSV", "NDJSON")) {
            var stock = ours(files.export("STOCK", format), mug);
            assertThat(stock).contains("buying").contains("10");
            assertThat(files.load("STOCK", format, stock)).isEqualTo("0 created, 0 changed, 1 unchanged, 0 failed");
            var prices = ours(files.export("PRICES", format), mug);
            assertThat(prices).contains("19.99").contains("1999");
            assertThat(files.load("PRICES", format, prices)).isEqualTo("0 created, 0 changed, 3 unchanged, 0 failed");
        }
        var before = ours(files.export("STOCK", "CSV"), mug);
        assertThat(files.load("STOCK", "CSV", before.replace(",10,10,", ",12,10,")))
                .isEqualTo("0 created, 1 changed, 0 unchanged, 0 failed");
        assertThat(onHand(mug)).isEqualTo("12");
        // The books have moved since the file was made.
        assertThat(files.load("STOCK", "CSV", before.replace(",10,10,", ",9,10,")))
                .isEqualTo("0 created, 0 changed, 0 unchanged, 1 failed");
        assertThat(onHand(mug)).isEqualTo("12");
    }

    @Test
    void aFileForSpreadsheetsOfEuropeHasDecimalCommasAndChangesNothing() {
        var mug = shop.variant(1999, 10);
        var file = files.export("PRICES", "CSV_SEMICOLON");
        assertThat(file).startsWith(MARKED + "currency;amount;compareAtPrice;");
        var prices = ours(file, mug);
        assertThat(prices).contains(";USD;19,99;");
        assertThat(files.load("PRICES", "CSV", prices)).isEqualTo("0 created, 0 changed, 3 unchanged, 0 failed");

        var number = shop.complete(shop.payingCart(Map.of(mug, 3), "tok_approve"))
                .expect(201)
                .at("/number");
        assertThat(files.export("ORDERS", "CSV_SEMICOLON").lines().filter(line -> line.startsWith(number + ";")))
                .singleElement()
                .asString()
                .contains(";3;0;0;19,99;");
    }

    @Test
    void ordersGoOutToThoseWhoMaySeeThem() {
        var mug = shop.variant(1000, 50);
        var placed =
                shop.complete(shop.payingCart(Map.of(mug, 3), "tok_approve")).expect(201);
        var number = placed.at("/number");
        jdbc.sql(
                        "update orders.orders set billing_address = jsonb_set(billing_address, '{company}', '\"=1+1\"') where number = :n")
                .param("n", number)
                .update();

        var csv = files.export(Map.of("type", "ORDERS", "format", "CSV", "filter", Map.of("status", List.of("OPEN"))));

        assertThat(csv).startsWith("number,id,status,");
        var row = csv.lines()
                .filter(line -> line.startsWith(number + ","))
                .findFirst()
                .orElseThrow();
        assertThat(row)
                .contains(",OPEN,")
                .contains(",default,USD,")
                .contains(",Reykjavik,")
                .contains(",'=1+1,")
                .endsWith(shop.sku(mug) + ",Mug,,3,0,0,10.00,5.81,30.00");
        var line = files.export("ORDERS", "NDJSON")
                .lines()
                .filter(each -> each.contains(number))
                .findFirst()
                .orElseThrow();
        var order = placed.mapper().readTree(line);
        assertThat(order.at("/totals/total/amount").asLong()).isEqualTo(3500);
        assertThat(order.at("/items/0/quantity").asInt()).isEqualTo(3);
        var later = Map.of("updatedAt", Map.of("gte", "2999-01-01T00:00:00Z"));
        assertThat(files.export(Map.of("type", "ORDERS", "format", "CSV", "filter", later))
                        .lines())
                .hasSize(1);

        var exports = "/admin/v1/exports";
        var id = staff.get(exports + "?limit=1").at("/items/0/id");
        var clerk = api.as(
                logins.staff(Permission.EXPORTS_READ, Permission.EXPORTS_WRITE).token());
        clerk.post(exports, Map.of("type", "ORDERS", "format", "CSV")).expectProblem(403, "missing-permission");
        clerk.get(exports + "/" + id + "/file").expectProblem(403, "missing-permission");
        clerk.post(exports, Map.of("type", "STOCK", "format", "CSV")).expect(202);
        assertThat(jdbc.sql("select count(*) from audit.entries where action = 'export.fetched' and object = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        var unfit = staff.post(
                exports, Map.of("type", "PRICES", "format", "CSV", "filter", Map.of("status", List.of("OPEN"))));
        unfit.expectProblem(400, "invalid-filter");
        assertThat(unfit.at("/errors/0/pointer")).isEqualTo("/filter/status");
    }

    @Test
    void twoRowsOfTheSameAreFoundHoweverFarApartTheyAre() {
        var rows = IntStream.range(0, 1_200)
                .mapToObj(number -> "%1$s-%2$d,Cup,%1$s-%2$d".formatted(stem, number))
                .collect(Collectors.toList());
        rows.set(1_100, "%1$s-0,Cup again,%1$s-1100".formatted(stem));
        rows.set(1_150, "%1$s-1150,Cup,%1$s-7".formatted(stem));

        assertThat(files.load("PRODUCTS", "CSV", "externalId,title,sku\n" + String.join("\n", rows)))
                .isEqualTo("1198 created, 0 changed, 0 unchanged, 2 failed");

        assertThat(files.checked()).isEqualTo("1198 created, 0 changed, 0 unchanged, 2 failed");
        assertThat(files.errors()).containsExactly("1102 externalId repeated", "1152 sku repeated");
        assertThat(jdbc.sql("select count(*) from exchange.import_keys")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anImportIsWatchedStoppedBetweenTwoBatchesAndGoesOn() {
        var rows = IntStream.range(0, 1_200)
                .mapToObj(number -> "%1$s-%2$d,Cup,%1$s-%2$d".formatted(stem, number))
                .collect(Collectors.joining("\n"));
        var id = files.check("PRODUCTS", "CSV", "externalId,title,sku\n" + rows).at("/id");
        var path = new String[1];
        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            // The first batch waits until the cancellation is known.
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('catalog.product_batches', 0))")
                    .query((_, _) -> true)
                    .single();
            path[0] = "/admin/v1/jobs/"
                    + staff.post("/admin/v1/imports/" + id + "/confirm", Map.of())
                            .expect(202)
                            .at("/jobId");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> staff.get(path[0]).at("/status"), "RUNNING"::equals);
            staff.post(path[0] + "/cancel").expect(200);
        });

        assertThat(files.awaitRest(id).at("/status")).isEqualTo("CANCELED");
        int done = products();
        assertThat(done).isIn(0, 500);
        staff.post(path[0] + "/retry").expect(200);
        var told = staff.with("Accept", "text/event-stream")
                .get(path[0] + "/events")
                .expect(200)
                .text();

        assertThat(told).contains("event:progress").contains("event:end").contains("SUCCEEDED");
        assertThat(FileDesk.tally(files.awaitRest(id))).isEqualTo("1200 created, 0 changed, 0 unchanged, 0 failed");
        assertThat(products()).isEqualTo(1_200);
        assertThat(jdbc.sql(
                                "select count(*) from events.log where type = 'variant.created' and data ->> 'sku' like :stem")
                        .param("stem", stem + "%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1_200);
    }

    private int products() {
        return jdbc.sql("select count(*) from catalog.products where external_id like :stem")
                .param("stem", stem + "%")
                .query(Integer.class)
                .single();
    }

    private void hold(VariantId variant, int units) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ ->
                        inventory.hold(Claim.of(UUID.randomUUID(), Map.of(variant, units), Duration.ofMinutes(5))));
    }

    /// The header, if there is one, and the rows of the variant.
    private String ours(String file, VariantId variant) {
        return file.lines()
                .filter(line -> line.startsWith("sku,") || line.startsWith(MARKED) || line.contains(shop.sku(variant)))
                .collect(Collectors.joining("\n"));
    }

    private String onHand(VariantId variant) {
        return jdbc
                .sql("select on_hand::text from inventory.stock_levels where variant_id = :id order by on_hand")
                .param("id", variant.value())
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.joining(" "));
    }

    private List<String> movements(VariantId variant) {
        return jdbc.sql("""
                        select kind || ' ' || on_hand_delta || ' ' || reason || ' ' || coalesce(note, 'null')
                        from inventory.movements
                        where variant_id = :id and kind in ('ADJUSTED', 'COUNTED', 'RECEIVED') and actor like 'imp\\_%'
                        order by id
                        """).param("id", variant.value()).query(String.class).list();
    }

    private List<String> events(VariantId variant) {
        return jdbc.sql("select type from events.log where subject = :id")
                .param("id", variant.text())
                .query(String.class)
                .list();
    }
}
