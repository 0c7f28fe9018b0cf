package dev.kontor.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.catalog.ProductId;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.order.Purchases;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.storefront.StoreShelf;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class ReviewTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Purchases purchases;

    private Api staff;
    private String product;

    @BeforeEach
    void putSomethingOnTheShelf() {
        staff = api.as(logins.staff(
                        Permission.REVIEWS_READ,
                        Permission.REVIEWS_WRITE,
                        Permission.CATALOG_READ,
                        Permission.CATALOG_WRITE)
                .token());
        product = new StoreShelf(staff, jdbc).product("Reviewed lamp", 1999, Map.of());
    }

    @Test
    void aReviewIsSeenAndCountsOnceStaffApproveIt() {
        var path = "/store/v1/products/" + product;
        assertThat(api.get(path).expect(200).json().has("rating")).isFalse();
        assertThat(api.get(path + "/reviews").expect(200).json().at("/items").size())
                .isZero();

        var first = submit(api.as(logins.customer().token()), 5).expect(201);
        var second = submit(api.as(logins.customer().token()), 2).expect(201);

        assertThat(first.at("/status")).isEqualTo("PENDING");
        assertThat(api.get(path + "/reviews").expect(200).json().at("/items").size())
                .isZero();
        assertThat(staff.get("/admin/v1/reviews?status=PENDING&sort=-createdAt&productId=" + product)
                        .expect(200)
                        .json()
                        .at("/items")
                        .valueStream()
                        .map(item -> item.path("id").asString()))
                .containsExactly(second.at("/id"), first.at("/id"));

        decide(first.at("/id"), Map.of("status", "APPROVED"));
        decide(second.at("/id"), Map.of("status", "APPROVED", "reply", "We are sorry."));

        var page = api.get(path).expect(200);
        assertThat(page.at("/rating/average")).isEqualTo("3.5");
        assertThat(page.at("/rating/reviews")).isEqualTo("2");
        var shown = api.get(path + "/reviews?sort=rating").expect(200);
        assertThat(shown.at("/items/0/rating")).isEqualTo("2");
        assertThat(shown.at("/items/0/reply")).isEqualTo("We are sorry.");
        assertThat(shown.at("/items/1/title")).isEqualTo("Keeps its heat");
        assertThat(shown.json().at("/items/1").has("customerId")).isFalse();
        assertThat(api.get(path + "/reviews?rating=5")
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isOne();

        await().untilAsserted(() -> assertThat(api.get("/store/v1/search?q=reviewed&rating.gte=3")
                        .expect(200)
                        .text())
                .contains(product));
        var few = api.get("/store/v1/search?q=reviewed&rating.gte=4").expect(200);
        assertThat(few.text()).doesNotContain(product);

        decide(second.at("/id"), Map.of("status", "REJECTED"));

        assertThat(api.get(path).expect(200).at("/rating/average")).isEqualTo("5.0");
        assertThat(api.get(path + "/reviews").expect(200).json().at("/items").size())
                .isOne();
        assertThat(EventProbe.on(jdbc).typesOf(TypeIds.parse(ReviewId.class, second.at("/id"))))
                .containsExactly("review.submitted", "review.approved", "review.rejected");
    }

    /// A slug is unique in a language only.
    @Test
    void aSlugIsThatOfTheProductInTheLanguageOfTheShopper() {
        var slug = StoreShelf.unique("gift-");
        var shelf = new StoreShelf(staff, jdbc);
        var present = shelf.product("Present", 1999, Map.of("slug", slug));
        var poison = shelf.product(
                "Poison", 1999, Map.of("translations", Map.of("de", Map.of("title", "Gift", "slug", slug))));
        product = slug;
        var german = submit(api.as(logins.customer().token()), 1, "de-AT").expect(201);
        var english = submit(api.as(logins.customer().token()), 5, "en").expect(201);

        assertThat(german.at("/productId")).isEqualTo(poison);
        assertThat(english.at("/productId")).isEqualTo(present);
        decide(german.at("/id"), Map.of("status", "APPROVED"));
        decide(english.at("/id"), Map.of("status", "APPROVED"));
        var page = "/store/v1/products/" + slug;
        assertThat(api.get(page + "?locale=de").expect(200).at("/id")).isEqualTo(poison);
        assertThat(ratings(page + "/reviews?locale=de")).containsExactly(1);
        assertThat(ratings(page + "/reviews?locale=en")).containsExactly(5);
    }

    @Test
    void aSlugIsThatOfTheProductThatTheChannelSells() {
        var slug = StoreShelf.unique("gift-");
        var shelf = new StoreShelf(staff, jdbc);
        shelf.product("Present", 1999, Map.of("slug", slug));
        var poison = shelf.product(
                "Poison", 1999, Map.of("translations", Map.of("de", Map.of("title", "Gift", "slug", slug))));
        var owner = api.as(logins.owner().token());
        var code = StoreShelf.unique("c");
        var channel = owner.post("/admin/v1/channels", Map.of("code", code, "name", "Outlet", "assortment", "CHOSEN"))
                .expect(201)
                .at("/id");
        owner.post("/admin/v1/channels/" + channel + "/products", Map.of("add", List.of(poison)))
                .expect(200);
        var page = "/store/v1/products/" + slug + "/reviews?channel=" + code;

        var review = submitTo(page, api.as(logins.customer().token()), 5, "en").expect(201);

        assertThat(review.at("/productId")).isEqualTo(poison);
        decide(review.at("/id"), Map.of("status", "APPROVED"));
        assertThat(ratings(page + "&locale=en")).containsExactly(5);
        submitTo(
                        "/store/v1/products/" + slug + "/reviews?channel=no-such",
                        api.as(logins.customer().token()),
                        5,
                        "en")
                .expectProblem(400, "unknown-channel");
    }

    private List<Integer> ratings(String path) {
        return api.get(path)
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.path("rating").asInt())
                .toList();
    }

    @Test
    void aCustomerReviewsAProductOnceAndDeletesOnlyOwnReviews() {
        var ada = api.as(logins.customer().token());
        var konrad = api.as(logins.customer().token());
        var review = submit(ada, 4).expect(201);
        decide(review.at("/id"), Map.of("status", "APPROVED"));

        assertThat(ada.get(review.requiredHeader("Location").replaceFirst("https?://[^/]+", ""))
                        .expect(200)
                        .at("/status"))
                .isEqualTo("APPROVED");
        submit(ada, 1).expectProblem(409, "already-exists");
        konrad.get("/store/v1/me/reviews/" + review.at("/id")).expectProblem(404, "not-found");
        konrad.delete("/store/v1/me/reviews/" + review.at("/id")).expectProblem(404, "not-found");
        assertThat(konrad.get("/store/v1/me/reviews")
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
        assertThat(ada.get("/store/v1/me/reviews").expect(200).at("/items/0/id"))
                .isEqualTo(review.at("/id"));
        assertThat(api.get("/store/v1/products/" + product).expect(200).at("/rating/reviews"))
                .isEqualTo("1");

        ada.delete("/store/v1/me/reviews/" + review.at("/id")).expect(204);

        assertThat(api.get("/store/v1/products/" + product).expect(200).json().has("rating"))
                .isFalse();
        submit(ada, 1).expect(201);
    }

    @ParameterizedTest
    @CsvSource({"0, /rating", "6, /rating"})
    void refusesOtherNumbersOfStars(int rating, String pointer) {
        var answer = submit(api.as(logins.customer().token()), rating).expectProblem(400, "validation-failed");

        assertThat(answer.at("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(staff.get("/admin/v1/reviews?productId=" + product)
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void whatIsNotInTheShopIsNotReviewed() {
        staff.post("/admin/v1/products/" + product + "/unpublish").expect(200);

        submit(api.as(logins.customer().token()), 5).expectProblem(404, "not-found");
        submit(api, 5).expectProblem(401, "unauthenticated");
        api.get("/store/v1/products/" + product + "/reviews").expectProblem(404, "not-found");
    }

    @Test
    void saysWhoseReviewIsThatOfABuyer() {
        var shop = new BuyingShop(api, jdbc);
        var mug = shop.variant(1999, 10);
        var buyer = logins.customer();
        var cart = shop.payingCart(Map.of(mug, 1), "tok_approve");
        shop.complete(cart).expect(201);
        jdbc.sql("update orders.orders set customer_id = :customer where cart_id = :cart")
                .param("customer", buyer.id().value())
                .param("cart", BuyingShop.uuid(cart))
                .update();
        product = api.get("/store/v1/variants/" + mug.text()).expect(200).at("/variant/productId");
        assertThat(bought(buyer)).isTrue();
        set(cart, "orders.orders set payment_status = 'AWAITING_TRANSFER' where cart_id = :cart");
        assertThat(bought(buyer)).as("costs nothing until it is paid").isFalse();
        var lines = " where order_id = (select id from orders.orders where cart_id = :cart)";
        set(cart, "orders.order_lines set assigned = 1, shipped = 1" + lines);
        assertThat(bought(buyer)).isTrue();
        set(cart, "orders.orders set payment_status = 'PAID' where cart_id = :cart");
        set(cart, "orders.order_lines set assigned = 0, shipped = 0, canceled = 1" + lines);
        assertThat(bought(buyer)).as("the unit was canceled").isFalse();
        set(cart, "orders.order_lines set canceled = 0" + lines);

        assertThat(submit(api.as(buyer.token()), 5)
                        .expect(201)
                        .json()
                        .at("/verifiedPurchase")
                        .asBoolean())
                .isTrue();
        assertThat(submit(api.as(logins.customer().token()), 5)
                        .expect(201)
                        .json()
                        .at("/verifiedPurchase")
                        .asBoolean())
                .isFalse();
    }

    private boolean bought(Logins.Customer customer) {
        return purchases.bought(customer.id(), TypeIds.parse(ProductId.class, product));
    }

    private void set(BuyingShop.GuestCart cart, String change) {
        jdbc.sql("update " + change).param("cart", BuyingShop.uuid(cart)).update();
    }

    @Test
    void theRatingIsThatOfThePublishedReviewsAlsoAfterConcurrentDecisions() throws Exception {
        int writers = 6;
        var reviews = new ArrayList<String>();
        for (int index = 0; index < writers; index++) {
            reviews.add(submit(api.as(logins.customer().token()), index % 5 + 1)
                    .expect(201)
                    .at("/id"));
        }
        var decisions = List.of("APPROVED", "REJECTED", "APPROVED");
        var barrier = new CyclicBarrier(writers);
        try (var threads = Executors.newFixedThreadPool(writers)) {
            var running = new ArrayList<Future<?>>();
            for (int index = 0; index < writers; index++) {
                int mine = index;
                running.add(threads.submit(() -> {
                    barrier.await();
                    for (var decision : decisions.subList(0, mine % 3 + 1)) {
                        decide(reviews.get(mine), Map.of("status", decision));
                    }
                    // Two at once at one review: whoever comes second finds it decided.
                    decide(reviews.get((mine + 1) % writers), Map.of("reply", "Thank you " + mine));
                    return null;
                }));
            }
            for (var each : running) {
                each.get();
            }
        }

        var shown = jdbc.sql(
                        "select count(*) as reviews, sum(rating) as stars from review.reviews where product_id = :id and status = 'APPROVED'")
                .param("id", TypeIds.parse(ProductId.class, product).value())
                .query()
                .singleRow();
        assertThat(shown).containsEntry("reviews", 4L);
        assertThat(jdbc.sql("select reviews::bigint, stars from review.ratings where product_id = :id")
                        .param("id", TypeIds.parse(ProductId.class, product).value())
                        .query()
                        .singleRow())
                .isEqualTo(shown);
    }

    private Api.Response submit(Api customer, int rating) {
        return submit(customer, rating, "en");
    }

    private Api.Response submit(Api customer, int rating, String locale) {
        return submitTo("/store/v1/products/" + product + "/reviews", customer, rating, locale);
    }

    private static Api.Response submitTo(String path, Api customer, int rating, String locale) {
        return customer.withIdempotencyKey()
                .post(
                        path,
                        Map.of(
                                "rating", rating,
                                "title", "Keeps its heat",
                                "body", "I use it every morning.",
                                "author", "Ada L.",
                                "locale", locale));
    }

    private void decide(String review, Map<String, Object> change) {
        staff.with("If-Match", "*")
                .patch("/admin/v1/reviews/" + review, new HashMap<>(change))
                .expect(200);
    }
}
