package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.database.Sql;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The number of SQL statements does not grow with the number of items.
@KontorTest
class BuyingBudgetTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    private BuyingShop shop;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
    }

    @Test
    void showingACartTakesTwoStatements() {
        var small = shop.readyCart(items(1));
        var big = shop.readyCart(items(50));

        var few = small.api().get(small.path("")).expect(200).statements();
        var many = big.api().get(big.path("")).expect(200).statements();

        assertThat(many).hasSameSizeAs(few);
        assertThat(few).as(text(few)).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void whatOnlyShowsACartNeedsNoTransaction() {
        var cart = shop.readyCart(items(2));

        assertThat(cart.api().get(cart.path("")).expect(200).commits()).isZero();
        assertThat(cart.api().get(cart.path("/shipping-options")).expect(200).commits())
                .isZero();
        assertThat(cart.api()
                        .patch(cart.path(""), Map.of("note", "ring twice"))
                        .expect(200)
                        .commits())
                .isOne();
    }

    /// A process that has seen that no price list is active for such buyers reads none until one changes.
    @Test
    void priceListsAreNotReadWhileNoneIsActive() {
        var cart = shop.readyCart(items(1));
        cart.api().get(cart.path("")).expect(200);

        var known = cart.api().get(cart.path("")).expect(200).statements();

        assertThat(known).as(text(known)).noneMatch(sql -> sql.contains("pricing.price_lists"));
    }

    @Test
    void puttingAnItemInTakesAFixedNumberOfStatements() {
        var small = shop.readyCart(items(1));
        var big = shop.readyCart(items(50));
        var mug = Map.of("variantId", shop.variant(1000, 10).text());

        var few = small.api().post(small.path("/items"), mug).expect(200).statements();
        var many = big.api().post(big.path("/items"), mug).expect(200).statements();

        assertThat(many).hasSameSizeAs(few);
        assertThat(few).as(text(few)).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void completingACartTakesAtMostFifteenStatements() {
        var small = shop.payingCart(items(1), "tok_approve");
        var big = shop.payingCart(items(50), "tok_approve");

        var few = shop.complete(small).expect(201).statements();
        var many = shop.complete(big).expect(201).statements();

        assertThat(many).hasSameSizeAs(few);
        assertThat(few).as(text(few)).hasSizeLessThanOrEqualTo(15);
    }

    /// The purchase of `OperationCostBenchmark`, without its consumers.
    @Test
    void aWholePurchaseTakesAFixedNumberOfStatements() {
        var responses = new LinkedHashMap<String, List<String>>();
        for (int purchase = 0; purchase < 2; purchase++) {
            var created = api.post("/store/v1/carts", Map.of("currency", "USD")).expect(201);
            var cart = new BuyingShop.GuestCart(
                    created.at("/id"), created.at("/token"), api.with("X-Cart-Token", created.at("/token")));
            responses.put("create a cart", created.statements());
            responses.put("add an item", add(cart));
            responses.put("add another item", add(cart));
            responses.put(
                    "set the address",
                    cart.api()
                            .patch(
                                    cart.path(""),
                                    Map.of("email", "ada@example.com", "shippingAddress", BuyingShop.ICELAND))
                            .expect(200)
                            .statements());
            responses.put(
                    "shipping options",
                    cart.api().get(cart.path("/shipping-options")).expect(200).statements());
            responses.put(
                    "select shipping",
                    cart.api()
                            .put(cart.path("/shipping-selection"), Map.of("code", "buying-iceland"))
                            .expect(200)
                            .statements());
            responses.put("pay", shop.pay(cart, "tok_approve").expect(201).statements());
            // The second purchase is that of a process that knows the taxes and shipping methods.
            responses.put("complete", shop.complete(cart).expect(201).statements());
        }
        var all = responses.values().stream().flatMap(List::stream).toList();
        assertThat(all).as(text(all)).hasSizeLessThanOrEqualTo(35);
    }

    /// What nobody reads before the commit is sent with it.
    @Test
    void theLastWritesOfATransactionAreSentWithItsCommit() {
        var created = api.post("/store/v1/carts", Map.of("currency", "USD")).expect(201);
        var cart = new BuyingShop.GuestCart(
                created.at("/id"), created.at("/token"), api.with("X-Cart-Token", created.at("/token")));

        assertThat(add(cart).getLast())
                .startsWith("with changed as (update cart.carts")
                .contains("insert into kontor.idempotency_keys")
                .endsWith(";\ncommit");
        var changed = cart.api()
                .patch(cart.path(""), Map.of("email", "ada@example.com", "shippingAddress", BuyingShop.ICELAND))
                .expect(200);
        assertThat(changed.statements().getLast())
                .startsWith("with changed as (update cart.carts")
                .endsWith(";\ncommit");
        assertThat(cart.api().get(cart.path("")).expect(200).at("/version")).isEqualTo(changed.at("/version"));
    }

    /// A commit that does not wait for the disk is durable with the next one that does. It is followed by one
    /// before the provider is called, and only the copy of a response is not followed by any.
    @Test
    void whatABuyerOrAProviderLearnsHasWaitedForTheDisk() {
        var cart = shop.payingCart(items(1), "tok_approve");

        var statements = shop.complete(cart).expect(201).statements().stream()
                .map(sql -> sql.strip().replaceAll("\\s+", " "))
                .toList();

        var unwaited = statements.stream()
                .filter(sql -> sql.contains(Sql.COMMIT_WITHOUT_WAITING))
                .toList();
        assertThat(unwaited).hasSize(2);
        assertThat(unwaited.getFirst()).startsWith("update cart.carts set status = 'FROZEN'");
        assertThat(unwaited.getLast()).startsWith("insert into kontor.idempotency_keys");
        assertThat(statements).endsWith(unwaited.getLast());
        assertThat(statements.subList(statements.indexOf(unwaited.getFirst()) + 1, statements.size() - 1))
                .anyMatch(sql -> sql.contains("update payment.payments set status = 'UNKNOWN'"))
                .anyMatch(sql -> sql.contains("set status = 'COMPLETED'"));
    }

    private List<String> add(BuyingShop.GuestCart cart) {
        var sku = shop.sku(shop.variant(1000, 10));
        return cart.api()
                .withIdempotencyKey()
                .post(cart.path("/items"), Map.of("sku", sku, "quantity", 1))
                .expect(200)
                .statements();
    }

    private Map<VariantId, Integer> items(int count) {
        var items = new LinkedHashMap<VariantId, Integer>();
        for (int item = 0; item < count; item++) {
            items.put(shop.variant(1000 + item, 10), 1);
        }
        return items;
    }

    private static String text(List<String> statements) {
        return "%d statements:%n%s"
                .formatted(
                        statements.size(),
                        String.join(
                                "\n",
                                statements.stream()
                                        .map(sql -> sql.strip().replaceAll("\\s+", " "))
                                        .map(sql -> sql.substring(0, Math.min(110, sql.length())))
                                        .toList()));
    }
}
