package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Repeats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Many at once: nothing is sold or charged twice.
@KontorTest
class BuyingRaceTests {

    private static final int BUYERS = Repeats.of(80, 200);
    private static final int UNITS = BUYERS / 4;
    private static final int PAIRS = Repeats.of(12, 30);

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
    void ofManyBuyersAsManyGetAUnitAsThereAre() throws Exception {
        var mug = shop.variant(1000, UNITS);
        var carts = prepare(BUYERS, Map.of(mug, 1));

        var answers = together(carts.stream()
                .<Callable<Api.Response>>map(cart -> () -> shop.complete(cart))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(UNITS);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .hasSize(BUYERS - UNITS)
                .allSatisfy(answer -> answer.expectProblem(409, "out-of-stock"));
        assertThat(shop.free(mug)).isZero();
        assertThat(carts.stream().mapToLong(shop::orders).sum()).isEqualTo(UNITS);
        assertThat(carts.stream().mapToLong(shop::charges).sum()).isEqualTo(UNITS);
    }

    @Test
    void cartsWithTheSameGoodsInOppositeOrderDoNotBlockEachOther() throws Exception {
        var mug = shop.variant(1000, 1000);
        var shirt = shop.variant(1000, 1000);
        var carts = new ArrayList<BuyingShop.GuestCart>();
        for (int index = 0; index < PAIRS; index++) {
            carts.add(ordered(mug, shirt));
            carts.add(ordered(shirt, mug));
        }

        var answers = together(carts.stream()
                .<Callable<Api.Response>>map(cart -> () -> shop.complete(cart))
                .toList());

        assertThat(answers).allSatisfy(answer -> answer.expect(201));
        assertThat(shop.free(mug)).isEqualTo(1000 - 2 * PAIRS);
        assertThat(shop.free(shirt)).isEqualTo(1000 - 2 * PAIRS);
    }

    @Test
    void fiftyTimesTheSameRequestIsOneOrder() throws Exception {
        var mug = shop.variant(1000, 100);
        var cart = shop.payingCart(Map.of(mug, 1), "tok_approve");
        var buyer = cart.api().withIdempotencyKey();

        var answers = together(IntStream.range(0, 50)
                .<Callable<Api.Response>>mapToObj(_ -> () -> buyer.post(cart.path("/complete"), Map.of()))
                .toList());

        assertOneOrder(cart, mug, answers, "request-in-progress");
        buyer.post(cart.path("/complete"), Map.of()).expect(201);
    }

    @Test
    void fiftyRequestsWithDifferentKeysAreOneOrder() throws Exception {
        var mug = shop.variant(1000, 100);
        var cart = shop.payingCart(Map.of(mug, 1), "tok_approve");

        var answers = together(IntStream.range(0, 50)
                .<Callable<Api.Response>>mapToObj(_ -> () -> shop.complete(cart))
                .toList());

        assertOneOrder(cart, mug, answers, "request-in-progress", "cart-already-completed");
    }

    @Test
    void itemsThatArePutInAtOnceAreAllThere() throws Exception {
        var mug = shop.variant(1000, 100);
        var cart = shop.cart(Map.of());

        var answers = together(IntStream.range(0, 20)
                .<Callable<Api.Response>>mapToObj(_ ->
                        () -> cart.api().post(cart.path("/items"), Map.of("variantId", mug.text(), "quantity", 1)))
                .toList());

        assertThat(answers).allSatisfy(answer -> answer.expect(200));
        var now = cart.api().get(cart.path("")).expect(200);
        assertThat(now.at("/items/0/quantity")).isEqualTo("20");
        assertThat(now.at("/version")).isEqualTo("21");
    }

    @Test
    void aCartThatIsChangedWhileItIsBoughtIsPaidForAsItWasOrChangesNoMore() throws Exception {
        for (int round = 0; round < 10; round++) {
            var mug = shop.variant(1000, 100);
            var cart = shop.payingCart(Map.of(mug, 1), "tok_approve");

            var answers = together(List.of(
                    () -> shop.complete(cart),
                    () -> cart.api().post(cart.path("/items"), Map.of("variantId", mug.text(), "quantity", 5))));

            var bought = answers.getFirst();
            var changed = answers.getLast();
            if (bought.status() == 201) {
                assertThat(bought.at("/total/amount")).isEqualTo("1500");
                assertThat(changed.status()).isEqualTo(409);
                assertThat(shop.free(mug)).isEqualTo(99);
            } else {
                bought.expectProblem(409, "price-changed");
                changed.expect(200);
                assertThat(shop.free(mug)).isEqualTo(100);
            }
        }
    }

    private void assertOneOrder(
            BuyingShop.GuestCart cart, VariantId variant, List<Api.Response> answers, String... refusals) {
        var orders = answers.stream()
                .filter(answer -> answer.status() == 201)
                .map(answer -> answer.at("/id"))
                .distinct()
                .toList();
        assertThat(orders).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 201).allSatisfy(answer -> {
            answer.expect(409);
            assertThat(answer.at("/code")).isIn((Object[]) refusals);
        });
        assertThat(shop.orders(cart)).isEqualTo(1);
        assertThat(shop.charges(cart)).isEqualTo(1);
        assertThat(shop.free(variant)).isEqualTo(99);
    }

    private List<BuyingShop.GuestCart> prepare(int count, Map<VariantId, Integer> items) throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var carts = new ArrayList<BuyingShop.GuestCart>();
            Callable<BuyingShop.GuestCart> prepared = () -> shop.payingCart(items, "tok_approve");
            for (var cart : threads.invokeAll(
                    IntStream.range(0, count).mapToObj(_ -> prepared).toList())) {
                carts.add(cart.get());
            }
            return carts;
        }
    }

    private BuyingShop.GuestCart ordered(VariantId first, VariantId second) {
        var cart = shop.readyCart(Map.of(first, 1));
        cart.api().post(cart.path("/items"), Map.of("variantId", second.text())).expect(200);
        shop.pay(cart, "tok_approve").expect(201);
        return cart;
    }

    private static List<Api.Response> together(List<Callable<Api.Response>> calls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Api.Response>();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
