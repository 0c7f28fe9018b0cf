package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Processes remember tax rules and shipping methods, but nobody pays what is no longer current.
@KontorTest
class BuyingConfigurationTests {

    private static final String COUNTRY = "FJ";
    private static final String CODE = "buying-fiji";
    private static final String RATE =
            "update tax.rates set rate = :value where zone_id = (select id from tax.zones where name = 'buying-fiji')";
    private static final String PRICE = """
            update shipping.method_rates set amount_minor = :value
            where method_id = (select id from shipping.methods where code = 'buying-fiji')
            """;

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager manager;

    private BuyingShop shop;
    private TransactionTemplate transactions;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        transactions = new TransactionTemplate(manager);
        shop.country(COUNTRY, true, "0.1", CODE, 500);
        set(RATE, new BigDecimal("0.1"));
        set(PRICE, 500L);
    }

    @Test
    void aCartIsReadWithoutTheConfigurationOnceItIsKnown() {
        var cart = readyCart();
        cart.api().get(cart.path("")).expect(200);

        var known = cart.api().get(cart.path("")).expect(200).statements();

        assertThat(known).noneMatch(statement -> statement.contains("tax.") || statement.contains("shipping.methods"));
    }

    @Test
    void aChangedRateCountsAtOnce() {
        var cart = readyCart();
        assertThat(total(cart, "/totals/tax/amount")).isEqualTo(136);

        set(RATE, new BigDecimal("0.2"));

        assertThat(total(cart, "/totals/tax/amount")).isEqualTo(250);
    }

    @Test
    void aChangedShippingPriceCountsAtOnce() {
        var cart = readyCart();
        assertThat(total(cart, "/totals/total/amount")).isEqualTo(1500);

        set(PRICE, 700L);

        assertThat(total(cart, "/totals/total/amount")).isEqualTo(1700);
    }

    @Test
    void aChangeThatIsNotCommittedDoesNotCountYet() {
        var cart = readyCart();

        transactions.executeWithoutResult(change -> {
            set(PRICE, 700L);
            assertThat(total(cart, "/totals/total/amount")).isEqualTo(1500);
            change.setRollbackOnly();
        });

        assertThat(total(cart, "/totals/total/amount")).isEqualTo(1500);
    }

    @Test
    void anOrderThatMeetsAChangeIsPricedAgain() throws Exception {
        var cart = payingCart();
        var blocked = new CompletableFuture<Api.Response>();

        transactions.executeWithoutResult(_ -> {
            // The order is priced before it looks for the payment, and placed afterwards.
            jdbc.sql("lock table payment.payments in access exclusive mode").update();
            Thread.startVirtualThread(() -> blocked.complete(shop.complete(cart)));
            await().until(this::isWaiting);
            set(PRICE, 700L);
        });

        assertThat(blocked.get().expectProblem(409, "price-changed").at("/newTotal/amount"))
                .isEqualTo("1700");
        assertThat(shop.orders(cart)).isZero();
    }

    @Test
    void everyOrderHasARateThatWasCurrentWhileItWasPlaced() throws Exception {
        var carts = new ArrayList<BuyingShop.GuestCart>();
        for (int index = 0; index < 40; index++) {
            carts.add(payingCart());
        }
        var rates = new CopyOnWriteArrayList<BigDecimal>(List.of(new BigDecimal("0.100000")));
        var ended = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var changes = threads.submit(() -> {
                for (int step = 1; !ended.get(); step++) {
                    var rate = new BigDecimal("0.1").add(BigDecimal.valueOf(step, 6));
                    // Before the commit, so that an order with it is never too early.
                    rates.add(rate);
                    set(RATE, rate);
                    LockSupport.parkNanos(Duration.ofMillis(60).toNanos());
                }
            });
            try {
                for (var cart : carts) {
                    // The newest may not be committed yet; the one before it is.
                    int before = Math.max(0, rates.size() - 2);
                    var response = shop.complete(cart);
                    int after = rates.size();
                    if (response.status() == 201) {
                        assertThat(List.copyOf(rates).subList(before, after))
                                .usingElementComparator(BigDecimal::compareTo)
                                .contains(rateOf(cart));
                    } else {
                        // The rate changed in each of its attempts.
                        response.expect(503);
                    }
                }
            } finally {
                ended.set(true);
            }
            changes.get();
        }
        assertThat(rates).hasSizeGreaterThan(10);
        assertThat(carts.stream().mapToLong(shop::orders).sum()).isGreaterThan(20);
    }

    private BigDecimal rateOf(BuyingShop.GuestCart cart) {
        return jdbc.sql("""
                        select l.tax_rate from orders.order_lines l join orders.orders o on o.id = l.order_id
                        where o.cart_id = :cart
                        """)
                .param("cart", BuyingShop.uuid(cart))
                .query(BigDecimal.class)
                .single();
    }

    private boolean isWaiting() {
        return jdbc.sql("""
                        select exists (select from pg_locks
                            where relation = 'payment.payments'::regclass and not granted)
                        """).query(Boolean.class).single();
    }

    private void set(String sql, Object value) {
        jdbc.sql(sql).param("value", value).update();
    }

    private static long total(BuyingShop.GuestCart cart, String pointer) {
        return Long.parseLong(cart.api().get(cart.path("")).expect(200).at(pointer));
    }

    private BuyingShop.GuestCart payingCart() {
        var cart = readyCart();
        shop.pay(cart, "tok_approve").expect(201);
        return cart;
    }

    private BuyingShop.GuestCart readyCart() {
        var cart = shop.cart(Map.of(
                "currency",
                "USD",
                "email",
                "ada@example.com",
                "shippingAddress",
                Map.of(
                        "firstName",
                        "Ada",
                        "lastName",
                        "Lovelace",
                        "line1",
                        "Street 1",
                        "city",
                        "Suva",
                        "country",
                        COUNTRY),
                "items",
                List.of(Map.of("variantId", shop.variant(1000, 10).text(), "quantity", 1))));
        cart.api().put(cart.path("/shipping-selection"), Map.of("code", CODE)).expect(200);
        return cart;
    }
}
