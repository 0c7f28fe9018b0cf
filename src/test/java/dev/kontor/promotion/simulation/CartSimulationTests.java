package dev.kontor.promotion.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.cart.CartId;
import dev.kontor.cart.aggregate.CartRepository;
import dev.kontor.cart.pricing.CartPricing;
import dev.kontor.catalog.VariantId;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.promotion.BasketSource;
import dev.kontor.promotion.Promotions;
import dev.kontor.promotion.SimulationSource;
import dev.kontor.promotion.usage.KnownPromotions;
import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.Repeats;
import dev.kontor.testing.StatementCounter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// A simulation says what carts get when the promotion is activated.
@KontorTest
class CartSimulationTests {

    private static final String PATH = "/admin/v1/promotions";

    /// For each promotion.
    private static final int CARTS = Repeats.of(40, 200);

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    @Autowired
    private List<BasketSource> sources;

    @Autowired
    private CartTrials trials;

    @Autowired
    private KnownPromotions promotions;

    @Autowired
    private Promotions live;

    @Autowired
    private CartRepository carts;

    @Autowired
    private CartPricing pricing;

    private final List<String> created = new ArrayList<>();
    private Api staff;
    private List<VariantId> variants;

    @BeforeEach
    void open() {
        staff = api.as(logins.staff(Permission.PROMOTIONS_READ, Permission.PROMOTIONS_WRITE, Permission.JOBS_READ)
                .token());
        var shop = new BuyingShop(api, jdbc);
        variants = IntStream.range(0, 5)
                .mapToObj(index -> shop.variant(1_000 + 333L * index, 10))
                .toList();
    }

    @AfterEach
    void archive() {
        created.forEach(id -> staff.post(PATH + "/" + id + "/archive"));
        live.refresh();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | "group": "GROUP", "stacking": "EXCLUSIVE", "priority": 20 | {"type": "ORDER", "reduction": {"type": "PERCENT", "percent": 15}, "items": ITEMS}
            2 | "group": "GROUP", "stacking": "BEST"                      | {"type": "BUY_GET", "buyQuantity": 2, "getQuantity": 1, "reduction": {"type": "PERCENT", "percent": 100}, "buy": ITEMS, "pick": "DEAREST"}
            3 | "requiresCode": true, "codes": ["CODE"], "limits": {"usesPerBuyer": 1} | {"type": "LINES", "reduction": {"type": "AMOUNT", "amounts": [{"amount": 333, "currency": "USD"}]}, "items": ITEMS}
            4 | "priority": 5, "conditions": [{"type": "COUNTRY", "countries": ["IS"]}, {"type": "SUBTOTAL", "atLeast": [{"amount": 5000, "currency": "USD"}], "items": ITEMS}] | {"type": "FREE_SHIPPING"}
            5 | "limits": {"budget": {"amount": 900, "currency": "USD"}}  | {"type": "TIERS", "by": "QUANTITY", "items": ITEMS, "tiers": [{"quantity": 3, "reduction": {"type": "PERCENT", "percent": 5}}, {"quantity": 6, "reduction": {"type": "PRICE", "prices": [{"amount": 6000, "currency": "USD"}]}}]}
            """)
    void aSimulationSaysWhatCartsGetWhenThePromotionIsActivated(int seed, String fields, String action) {
        activate(create("\"priority\": 10, \"group\": \"GROUP\", \"stacking\": \"BEST\"", """
                {"type": "ORDER", "reduction": {"type": "PERCENT", "percent": 10}, "items": ITEMS}
                """));
        activate(create("\"priority\": 1", """
                {"type": "SHIPPING", "reduction": {"type": "PERCENT", "percent": 50}}
                """, "{\"type\": \"QUANTITY\", \"atLeast\": 4, \"items\": ITEMS}"));
        var from = Instant.parse("2020-0%d-01T00:00:00Z".formatted(seed));
        var ids = addCarts(from, new Random(seed));
        var before = reality(ids);
        var draft = create(fields, action);

        var source = sources.stream()
                .filter(each -> each.kind() == SimulationSource.CARTS)
                .findFirst()
                .orElseThrow();
        var promotion =
                promotions.find(List.of(PastOrders.id(draft))).getFirst().asTrial();
        var outcomes = trials.run(
                promotion,
                source.next(new BasketSource.Query(
                        from,
                        from.plus(Duration.ofDays(1)),
                        BasketSource.Place.before(from),
                        BasketSource.ALL,
                        CARTS,
                        false)));
        assertThat(outcomes).hasSize(CARTS);
        // The job calls the same code: once is enough.
        var job = seed == 1 ? simulate(draft, from) : null;
        activate(draft);
        if (promotion.requiresCode()) {
            jdbc.sql("update cart.carts set codes = :codes where id = any(:ids)")
                    .param("codes", List.of(promotion.codes().getFirst()))
                    .param("ids", ids)
                    .update();
        }
        var after = reality(ids);

        var said = new HashMap<String, List<Long>>();
        var real = new HashMap<String, List<Long>>();
        outcomes.forEach(outcome -> {
            var name = outcome.basket().name();
            said.put(name, List.of(outcome.before().minor(), outcome.after().minor()));
            real.put(name, List.of(before.getOrDefault(name, -1L), after.getOrDefault(name, -1L)));
        });
        assertThat(said).isEqualTo(real);
        assertThat(after).isNotEqualTo(before);
        if (job != null) {
            assertThat(job.at("/examined").asInt()).isEqualTo(CARTS);
            assertThat(job.at("/currencies/0/before/amount").asLong())
                    .isEqualTo(
                            before.values().stream().mapToLong(Long::longValue).sum());
            assertThat(job.at("/currencies/0/after/amount").asLong())
                    .isEqualTo(
                            after.values().stream().mapToLong(Long::longValue).sum());
            assertThat(job.at("/affected").asLong())
                    .isEqualTo(outcomes.stream()
                            .filter(outcome -> outcome.reason() == null)
                            .count());
        }
        jdbc.sql("delete from cart.carts where id = any(:ids)")
                .param("ids", ids)
                .update();
    }

    /// What items and shipping cost after discounts, by cart.
    private Map<String, Long> reality(List<CartId> ids) {
        live.refresh();
        var amounts = new HashMap<String, Long>();
        for (var cart : carts.findAll(ids)) {
            var totals = pricing.of(cart, CartPricing.Purpose.ORDER).totals();
            amounts.put(
                    cart.id().text(),
                    totals.subtotal()
                            .plus(totals.shipping())
                            .minus(totals.discount())
                            .minor());
        }
        return amounts;
    }

    private List<CartId> addCarts(Instant from, Random random) {
        record Row(CartId id, String country, @Nullable String method, int second) {}
        record Item(UUID id, CartId cart, VariantId variant, int quantity, int position) {}
        var rows = new ArrayList<Row>();
        var items = new ArrayList<Item>();
        for (int index = 0; index < CARTS; index++) {
            var country = random.nextBoolean() ? "IS" : "NZ";
            var method = country.equals("IS") ? "buying-iceland" : "buying-new-zealand";
            var row = new Row(CartId.next(), country, random.nextInt(4) == 0 ? null : method, index);
            rows.add(row);
            int first = random.nextInt(variants.size());
            int count = 1 + random.nextInt(4);
            for (int item = 0; item < count; item++) {
                var variant = variants.get((first + item) % variants.size());
                items.add(new Item(UUID.randomUUID(), row.id(), variant, 1 + random.nextInt(4), item));
            }
        }
        jdbc.sql("""
                        insert into cart.carts (id, token_hash, currency, locale, email, shipping_address, shipping_method_id,
                            status, version, created_at, updated_at, expires_at)
                        select r.id, sha256(r.id::text::bytea), 'USD', 'en', r.id || '@example.com',
                            jsonb_build_object('firstName', 'Ada', 'lastName', 'Lovelace', 'line1', 'Street 1', 'city', 'City',
                                'country', r.country),
                            (select id from shipping.methods where code = r.method), 'ACTIVE', 1,
                            :from::timestamptz + make_interval(secs => r.second),
                            :from::timestamptz + make_interval(secs => r.second), now() + interval '1 day'
                        from unnest(:rows.id::uuid[], :rows.country::text[], :rows.method::text[], :rows.second::int[])
                            as r (id, country, method, second)
                        """).param("rows", rows).param("from", from).update();
        jdbc.sql("""
                        insert into cart.items (id, cart_id, variant_id, quantity, added_price_minor, position)
                        select i.id, i.cart, i.variant, i.quantity, 0, i.position
                        from unnest(:items.id::uuid[], :items.cart::uuid[], :items.variant::uuid[], :items.quantity::int[],
                            :items.position::int[]) as i (id, cart, variant, quantity, position)
                        """).param("items", items).update();
        return rows.stream().map(Row::id).toList();
    }

    @Test
    void saysWhichPromotionsApplyToACartThatIsDescribed() {
        activate(create("\"priority\": 10", """
                {"type": "ORDER", "reduction": {"type": "PERCENT", "percent": 10}, "items": ITEMS}
                """));
        var coded = create(
                "\"requiresCode\": true, \"codes\": [\"CODE\"]",
                """
                {"type": "FREE_SHIPPING"}
                """,
                "{\"type\": \"SUBTOTAL\", \"atLeast\": [{\"amount\": 5000, \"currency\": \"USD\"}]}");
        var code = staff.get(PATH + "/" + coded).expect(200).at("/codes/0");
        activate(coded);
        var draft = create("\"priority\": 5", """
                {"type": "GIFT", "variantId": "%s", "quantity": 1}
                """.formatted(variants.get(1).text()));
        live.refresh();
        var seen = staff.post(PATH + "/simulate", """
                {"currency": "USD", "country": "IS", "codes": ["%s", "no-such-code"], "promotionIds": ["%s"],
                 "items": [{"variantId": "%s", "quantity": 2, "unitPrice": {"amount": 1000, "currency": "USD"}},
                           {"variantId": "%s", "quantity": 1, "unitPrice": {"amount": 1333, "currency": "USD"}}],
                 "shipping": [{"method": "standard", "price": {"amount": 500, "currency": "USD"}}]}
                """.formatted(
                                code.toLowerCase(Locale.ROOT),
                                draft,
                                variants.get(0).text(),
                                variants.get(1).text()))
                .expect(200);

        assertThat(seen.statements()).noneMatch(sql -> sql.contains("insert") || sql.contains("update "));
        assertThat(seen.at("/value/amount")).isEqualTo("3833");
        // 200 + 133, then what is left of the gift
        assertThat(seen.at("/discount/amount")).isEqualTo("1533");
        assertThat(seen.at("/total/amount")).isEqualTo("2300");
        assertThat(seen.at("/applied/0/promotionId")).isEqualTo(created.getFirst());
        assertThat(seen.at("/applied/0/items/1/position")).isEqualTo("1");
        assertThat(seen.at("/applied/0/items/1/amount/amount")).isEqualTo("133");
        assertThat(seen.at("/applied/1/promotionId")).isEqualTo(draft);
        assertThat(seen.at("/applied/1/items/0/amount/amount")).isEqualTo("1200");
        assertThat(seen.at("/notApplied/0/promotionId")).isEqualTo(coded);
        assertThat(seen.at("/notApplied/0/reason")).isEqualTo("SUBTOTAL_TOO_LOW");
        assertThat(seen.at("/notApplied/0/missingAmount/amount")).isEqualTo("1667");
        assertThat(seen.at("/notApplied/1/code")).isEqualTo("no-such-code");
        assertThat(seen.at("/notApplied/1/reason")).isEqualTo("UNKNOWN_CODE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "currency": "XTS"                                                     | /currency
            "currency": "EUR"                                                     | /items/0/unitPrice/currency
            "channel": "no-such-channel"                                          | /channel
            "country": "Germany"                                                  | /country
            "promotionIds": ["promo_01h455vb4pex5vsknk084sn02q"]                  | /promotionIds/0
            "groups": ["cgrp_01h455vb4pex5vsknk084sn02q"]                         | /groups/0
            "at": "+1000000000-12-31T23:59:59Z"                                   | /at
            "at": "-1000000000-01-01T00:00:00Z"                                   | /at
            "codes": [""]                                                         | /codes/0
            "items": []                                                           | /items
            "items": [{"variantId": "var_01h455vb4pex5vsknk084sn02q", "quantity": 1, "unitPrice": {"amount": 1, "currency": "USD"}}] | /items/0/variantId
            "items": [{"variantId": "VARIANT", "quantity": 1, "unitPrice": {"amount": -1, "currency": "USD"}}]     | /items/0/unitPrice/amount
            "items": [{"variantId": "VARIANT", "quantity": 0, "unitPrice": {"amount": 1, "currency": "USD"}}]      | /items/0/quantity
            "items": [{"variantId": "VARIANT", "quantity": 1}]                                                     | /items/0/unitPrice
            "items": [{"variantId": "VARIANT", "quantity": 100000, "unitPrice": {"amount": 9223372036854775807, "currency": "USD"}}] | /items
            "shipping": [{"method": "standard", "price": {"amount": 1, "currency": "EUR"}}]                        | /shipping/0/price/currency
            """)
    void rejectsCartsThatCannotBe(String field, String pointer) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("currency", "\"USD\"");
        fields.put("items", """
                [{"variantId": "VARIANT", "quantity": 1, "unitPrice": {"amount": 1000, "currency": "USD"}}]
                """);
        fields.put(field.substring(1, field.indexOf(':') - 1), field.substring(field.indexOf(':') + 1));
        var body = fields.entrySet().stream()
                .map(entry -> "\"%s\": %s".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"))
                .replace("VARIANT", variants.getFirst().text());

        var refused = staff.post(PATH + "/simulate", body);

        assertThat(refused.status()).as(refused.json().toString()).isIn(400, 422);
        assertThat(refused.at("/errors/0/pointer"))
                .as(refused.json().toString())
                .startsWith(pointer);
    }

    @Test
    void theStatementsForOrdersDoNotDependOnTheirNumber() {
        var orders = new PastOrders(jdbc);
        orders.addMany(Instant.parse("2018-01-01T00:00:00Z"), 400, variants.getFirst());
        var source = sources.stream()
                .filter(each -> each.kind() == SimulationSource.ORDERS)
                .findFirst()
                .orElseThrow();

        assertThat(StatementCounter.count(
                        () -> assertThat(source.next(query(5))).hasSize(5)))
                .hasSameSizeAs(StatementCounter.count(
                        () -> assertThat(source.next(query(400))).hasSize(400)))
                .hasSize(1);
    }

    private static BasketSource.Query query(int most) {
        var from = Instant.parse("2018-01-01T00:00:00Z");
        return new BasketSource.Query(
                from, from.plus(Duration.ofDays(1)), BasketSource.Place.before(from), BasketSource.ALL, most, true);
    }

    private String create(String fields, String action) {
        return create(fields, action, null);
    }

    private String create(String fields, String action, @Nullable String condition) {
        var items = "{\"matching\": {\"variants\": [%s]}}"
                .formatted(String.join(
                        ", ",
                        variants.stream()
                                .limit(4)
                                .map(id -> "\"" + id.text() + "\"")
                                .toList()));
        var stem = variants.getFirst().text().substring(4);
        var body = """
                {"name": "Simulated", %s%s, "actions": [%s]}
                """.formatted(fields, condition == null ? "" : ", \"conditions\": [" + condition + "]", action);
        var id = staff.post(
                        PATH,
                        body.replace("ITEMS", items)
                                .replace("GROUP", stem)
                                .replace("\"CODE\"", "\"S" + stem.toUpperCase(Locale.ROOT) + "\""))
                .expect(201)
                .at("/id");
        created.add(id);
        return id;
    }

    private void activate(String id) {
        staff.post(PATH + "/" + id + "/activate").expect(200);
    }

    private JsonNode simulate(String promotion, Instant from) {
        var path = staff.post(
                        PATH + "/" + promotion + "/simulate",
                        Map.of("source", "CARTS", "from", from, "until", from.plus(Duration.ofDays(1))))
                .expect(202)
                .requiredHeader("Location");
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> staff.get(path).expect(200),
                        job -> job.at("/status").equals("SUCCEEDED"))
                .json()
                .at("/result");
    }
}
