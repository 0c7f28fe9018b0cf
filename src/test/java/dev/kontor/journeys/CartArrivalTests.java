package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.identity.password.Passwords;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What becomes of the cart of a guest who turns out to be a customer.
@KontorTest
class CartArrivalTests {

    private static final String PASSWORD = "a walrus counts seven lamps";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    @Autowired
    private Passwords passwords;

    private BuyingShop shop;
    private Logins.Customer anna;
    private VariantId mug;
    private VariantId shirt;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        anna = logins.customer();
        mug = shop.variant(1000, 50);
        shirt = shop.variant(2000, 50);
    }

    @Test
    void withoutAnOpenCartTheGuestsCartBecomesTheCustomers() {
        var guests = shop.readyCart(Map.of(mug, 2));

        var merged = merge(anna, guests).expect(200);

        assertThat(merged.at("/id")).isEqualTo(guests.id());
        assertThat(quantity(merged, mug)).isEqualTo(2);
        assertThat(merged.at("/email")).isEqualTo("ada@example.com");
        assertThat(merged.at("/shippingAddress/city")).isEqualTo("Reykjavik");
        guests.api().get(guests.path("")).expectProblem(404, "not-found");
        assertThat(as(anna).get("/store/v1/me/cart").expect(200).at("/id")).isEqualTo(guests.id());
        assertThat(merge(anna, guests).expect(200).at("/version"))
                .as("merging again changes nothing")
                .isEqualTo(merged.at("/version"));
    }

    /// A customer can have a better price than the guest whose price was quoted.
    @Test
    void theQuoteOfAGuestEndsWithTheSignIn() {
        var guests = shop.readyCart(Map.of(mug, 2));
        guests.api().post(guests.path("/quote")).expect(200);
        shop.price(mug, "USD", 900);

        var merged = merge(anna, guests).expect(200);

        assertThat(merged.json().has("pricesKeptUntil")).isFalse();
        assertThat(merged.at("/totals/total/amount")).isEqualTo("2300");
    }

    @Test
    void anOpenCartTakesTheItemsInAndKeepsWhatItSays() {
        var own = as(anna).post(
                        "/store/v1/carts",
                        Map.of(
                                "currency",
                                "EUR",
                                "locale",
                                "de",
                                "email",
                                "anna@example.com",
                                "items",
                                List.of(item(mug, 3))))
                .expect(201);
        var guests = shop.readyCart(Map.of(mug, 2, shirt, 1));

        var merged = merge(anna, guests).expect(200);

        assertThat(merged.at("/id")).isEqualTo(own.at("/id"));
        assertThat(quantity(merged, mug)).isEqualTo(5);
        assertThat(quantity(merged, shirt)).isEqualTo(1);
        assertThat(merged.at("/currency")).isEqualTo("EUR");
        assertThat(merged.at("/locale")).isEqualTo("de");
        assertThat(merged.at("/email")).isEqualTo("anna@example.com");
        assertThat(merged.at("/shippingAddress/city")).isEqualTo("Reykjavik");
        guests.api().get(guests.path("")).expectProblem(404, "not-found");
        merge(anna, guests).expectProblem(404, "not-found");
    }

    @Test
    void quantitiesAddUpToTheLimit() {
        as(anna).post("/store/v1/carts", Map.of("items", List.of(item(mug, 998))))
                .expect(201);

        var merged =
                merge(anna, shop.cart(Map.of("items", List.of(item(mug, 5))))).expect(200);

        assertThat(quantity(merged, mug)).isEqualTo(999);
    }

    @Test
    void aCartIsReturnedOnlyToTheHolderOfItsToken() {
        var guests = shop.readyCart(Map.of(mug, 2));
        var mallory = logins.customer();

        for (var token : List.of("", "wrong", "x".repeat(43))) {
            as(mallory).with("X-Cart-Token", token).post(guests.path("/merge")).expectProblem(404, "not-found");
        }
        as(mallory).post(guests.path("/merge")).expectProblem(404, "not-found");
        guests.api().post(guests.path("/merge")).expectProblem(401, "unauthenticated");
        var annas = as(anna).post("/store/v1/carts", Map.of()).expect(201).at("/id");
        as(mallory).post("/store/v1/carts/" + annas + "/merge").expectProblem(404, "not-found");
        as(mallory)
                .with("X-Cart-Token", guests.token())
                .post("/store/v1/carts/" + annas + "/merge")
                .expectProblem(404, "not-found");

        as(mallory).get("/store/v1/me/cart").expectProblem(404, "not-found");
        assertThat(guests.api().get(guests.path("")).expect(200).at("/version")).isEqualTo("2");
    }

    @Test
    void aCartThatIsBeingPaidForStaysAndAnOrderedOneToo() {
        var paying = shop.payingCart(Map.of(mug, 1), "tok_action_required");
        shop.complete(paying).expectProblem(402, "payment-action-required");
        var ordered = shop.payingCart(Map.of(mug, 1), "tok_approve");
        shop.complete(ordered).expect(201);

        merge(anna, paying).expectProblem(409, "invalid-state-transition");
        merge(anna, ordered).expectProblem(409, "cart-already-completed");

        assertThat(shop.status(paying)).isEqualTo("FROZEN");
        as(anna).get("/store/v1/me/cart").expectProblem(404, "not-found");
    }

    @Test
    void theCustomersCartThatIsBeingPaidForIsLeftAlone() {
        var first = shop.payingCart(Map.of(mug, 1), "tok_action_required");
        merge(anna, first).expect(200);
        as(anna).withIdempotencyKey()
                .post(first.path("/complete"), Map.of())
                .expectProblem(402, "payment-action-required");

        var second = shop.readyCart(Map.of(shirt, 1));
        var merged = merge(anna, second).expect(200);

        assertThat(merged.at("/id")).isEqualTo(second.id());
        assertThat(as(anna).get(first.path("")).expect(200).at("/status")).isEqualTo("FROZEN");
        assertThat(as(anna).get("/store/v1/me/cart").expect(200).at("/id")).isEqualTo(second.id());
    }

    @Test
    void twoGuestCartsThatComeAtOnceEndInOne() throws Exception {
        var carts = List.of(shop.readyCart(Map.of(mug, 1)), shop.readyCart(Map.of(mug, 2)));
        var barrier = new CyclicBarrier(2);
        var answers = new ArrayList<Api.Response>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = carts.stream()
                    .map(cart -> threads.submit((Callable<Api.Response>) () -> {
                        barrier.await();
                        return merge(anna, cart);
                    }))
                    .toList();
            for (var call : calls) {
                answers.add(call.get().expect(200));
            }
        }

        assertThat(answers.get(0).at("/id")).isEqualTo(answers.get(1).at("/id"));
        assertThat(quantity(as(anna).get("/store/v1/me/cart").expect(200), mug)).isEqualTo(3);
    }

    @Test
    void aGuestSignsInAndTheCartComesAlong() {
        var guests = shop.readyCart(Map.of(mug, 2));

        var token = logIn(anna, guests.token()).expect(200).at("/accessToken");

        assertThat(api.as(token).get("/store/v1/me/cart").expect(200).at("/id")).isEqualTo(guests.id());
        guests.api().get(guests.path("")).expectProblem(404, "not-found");
    }

    @Test
    void aSignInSucceedsWithAnyCartToken() {
        var paying = shop.payingCart(Map.of(mug, 1), "tok_action_required");
        shop.complete(paying).expectProblem(402, "payment-action-required");

        for (var token : List.of("wrong", paying.token())) {
            var access = logIn(anna, token).expect(200).at("/accessToken");
            api.as(access).get("/store/v1/me/cart").expectProblem(404, "not-found");
        }
        assertThat(shop.status(paying)).isEqualTo("FROZEN");
    }

    @Test
    void aRefusedSignInMovesNoCart() {
        var guests = shop.readyCart(Map.of(mug, 2));

        api.with("X-Cart-Token", guests.token())
                .post("/store/v1/auth/login", Map.of("email", anna.email(), "password", "not this one"))
                .expectProblem(401, "invalid-credentials");

        guests.api().get(guests.path("")).expect(200);
    }

    private Api.Response logIn(Logins.Customer customer, String cartToken) {
        jdbc.sql("update identity.accounts set password_hash = :hash where id = :id")
                .param("hash", passwords.hash(PASSWORD))
                .param("id", customer.id().value())
                .update();
        return api.with("X-Cart-Token", cartToken)
                .post("/store/v1/auth/login", Map.of("email", customer.email(), "password", PASSWORD));
    }

    private Api as(Logins.Customer customer) {
        return api.as(customer.token());
    }

    private Api.Response merge(Logins.Customer customer, BuyingShop.GuestCart cart) {
        return as(customer).with("X-Cart-Token", cart.token()).post(cart.path("/merge"));
    }

    private static Map<String, Object> item(VariantId variant, int quantity) {
        return Map.of("variantId", variant.text(), "quantity", quantity);
    }

    private static int quantity(Api.Response cart, VariantId variant) {
        return cart.json()
                .get("items")
                .valueStream()
                .filter(item -> item.at("/variant/id").asString().equals(variant.text())
                        || item.at("/variantId").asString().equals(variant.text()))
                .mapToInt(item -> item.get("quantity").asInt())
                .findFirst()
                .orElse(0);
    }
}
