package dev.kontor.wishlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Customers note what they want, show it to others, and buy it.
@KontorTest
class WishlistTests {

    private static final String LISTS = "/store/v1/me/wishlists";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    private BuyingShop shop;
    private Api shopper;
    private VariantId mug;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        shopper = api.as(logins.customer().token());
        mug = shop.variant(1000, 5);
    }

    @Test
    void aCustomerCreatesRenamesAndDeletesLists() {
        var list = shopper.post(LISTS, Map.of("name", " Birthday ")).expect(201);
        assertThat(list.at("/name")).isEqualTo("Birthday");
        assertThat(list.at("/items")).isEqualTo("0");
        shopper.post(LISTS, Map.of("name", " ")).expectProblem(400, "validation-failed");
        var path = LISTS + "/" + list.at("/id");
        var renamed = shopper.with("If-Match", "\"1\"")
                .patch(path, Map.of("name", "Wedding"))
                .expect(200);
        assertThat(renamed.at("/name")).isEqualTo("Wedding");
        assertThat(renamed.at("/version")).isEqualTo("2");
        shopper.with("If-Match", "\"1\"").patch(path, Map.of("name", "No")).expectProblem(412, "precondition-failed");

        var other = api.as(logins.customer().token());
        other.get(path).expectProblem(404, "not-found");
        other.with("If-Match", "*").patch(path, Map.of("name", "Mine")).expectProblem(404, "not-found");
        other.delete(path).expectProblem(404, "not-found");
        api.get(LISTS).expectProblem(401, "unauthenticated");

        for (int more = 1; more < WishlistService.MAX; more++) {
            list("More " + more);
        }
        shopper.post(LISTS, Map.of("name", "One too many")).expectProblem(422, "rejected");
        assertThat(shopper.get(LISTS).expect(200).json().at("/items").size()).isEqualTo(WishlistService.MAX);
        shopper.delete(path).expect(204);
        shopper.delete(path).expectProblem(404, "not-found");
    }

    @Test
    void listsCreatedAtOnceDoNotExceedTheLimit() throws Exception {
        for (int number = 2; number < WishlistService.MAX; number++) {
            list("List " + number);
        }

        var calls =
                Collections.<Callable<Api.Response>>nCopies(16, () -> shopper.post(LISTS, Map.of("name", "One more")));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(calls)
                    .forEach(call -> assertThat(call.resultNow().status()).isIn(201, 422));
        }

        assertThat(shopper.get(LISTS).expect(200).json().at("/items").size()).isEqualTo(WishlistService.MAX);
    }

    @Test
    void itemsAreAddedChangedMovedAndRemoved() {
        var birthday = list("Birthday");
        var later = list("Later");
        var item = add(birthday, mug, Map.of("note", "The blue one"));
        assertThat(item.at("/title")).isEqualTo("Mug");
        assertThat(item.at("/stockStatus")).isEqualTo("IN_STOCK");
        var again = add(birthday, mug, Map.of("quantity", 2));
        assertThat(again.at("/id")).isEqualTo(item.at("/id"));
        assertThat(again.at("/quantity")).isEqualTo("3");
        assertThat(again.at("/note")).isEqualTo("The blue one");
        var path = birthday + "/items/" + item.at("/id");
        var changed = shopper.patch(path, "{\"quantity\": 2, \"note\": null}").expect(200);
        assertThat(changed.at("/quantity")).isEqualTo("2");
        assertThat(changed.json().has("note")).isFalse();
        shopper.patch(path, Map.of("quantity", 0)).expectProblem(400, "validation-failed");
        add(later, mug, Map.of());

        var moved =
                shopper.post(path + "/move", Map.of("wishlistId", id(later))).expect(200);

        assertThat(moved.at("/quantity"))
                .as("in a list that has the variant, the units are added")
                .isEqualTo("3");
        assertThat(items(birthday)).isZero();
        assertThat(items(later)).isEqualTo(1);
        shopper.post(path + "/move", Map.of("wishlistId", id(later))).expectProblem(404, "not-found");
        var strangers = api.as(logins.customer().token())
                .post(LISTS, Map.of("name", "Other"))
                .expect(201)
                .at("/id");
        var inLater = later + "/items/" + moved.at("/id");
        shopper.post(inLater + "/move", Map.of("wishlistId", strangers)).expectProblem(422, "rejected");
        assertThat(items(later)).isEqualTo(1);
        shopper.delete(inLater).expect(204);
        shopper.delete(inLater).expectProblem(404, "not-found");
        shopper.post(birthday + "/items", Map.of("variantId", VariantId.next().text()))
                .expectProblem(422, "rejected");
    }

    @Test
    void theNumberOfStatementsDoesNotGrowWithTheItems() {
        var list = list("Birthday");
        add(list, mug, Map.of());
        int one = statements(shopper.get(list + "/items"));
        int lists = statements(shopper.get(LISTS));
        for (int more = 0; more < 4; more++) {
            add(list, shop.variant(1000, more), Map.of());
        }
        list("Another");

        assertThat(statements(shopper.get(list + "/items"))).isEqualTo(one);
        assertThat(statements(shopper.get(LISTS))).isEqualTo(lists);
        var page = shopper.get(list + "/items?limit=2&withTotal=true").expect(200);
        assertThat(page.at("/page/total")).isEqualTo("5");
        assertThat(shopper.get(LISTS).expect(200).at("/items/0/items")).isEqualTo("5");
    }

    @Test
    void aSharedListShowsNothingButWhatItsOwnerChose() {
        var list = list("Birthday");
        add(list, mug, Map.of("note", "Not for Bob"));
        var token = shopper.post(list + "/share", Map.of("ownerName", "Ada"))
                .expect(200)
                .at("/token");

        var shared = api.get("/store/v1/shared-wishlists/" + token).expect(200);

        assertThat(shared.at("/name")).isEqualTo("Birthday");
        assertThat(shared.at("/ownerName")).isEqualTo("Ada");
        assertThat(shared.at("/items/0/title")).isEqualTo("Mug");
        assertThat(shared.text())
                .doesNotContain("Not for Bob")
                .doesNotContain("cus_")
                .doesNotContain("@");
        assertThat(shared.requiredHeader("Cache-Control")).contains("no-store");
        assertThat(shopper.get(list).expect(200).at("/shared")).isEqualTo("true");
        var next = shopper.post(list + "/share").expect(200).at("/token");
        api.get("/store/v1/shared-wishlists/" + token).expectProblem(404, "not-found");
        assertThat(api.get("/store/v1/shared-wishlists/" + next)
                        .expect(200)
                        .json()
                        .has("ownerName"))
                .isFalse();
        shopper.delete(list + "/share").expect(204);
        shopper.delete(list + "/share").expect(204);
        api.get("/store/v1/shared-wishlists/" + next).expectProblem(404, "not-found");
        api.as(logins.customer().token()).post(list + "/share").expectProblem(404, "not-found");
    }

    @Test
    void whatCanBeBoughtMovesToTheCartAndTheRestRemains() {
        var list = list("Birthday");
        var soldOut = shop.variant(1000, 0);
        var few = shop.variant(1000, 2);
        add(list, mug, Map.of("quantity", 2));
        add(list, soldOut, Map.of());
        var partly = add(list, few, Map.of("quantity", 3)).at("/id");
        var cart = shopper.withIdempotencyKey()
                .post("/store/v1/carts", Map.of("currency", "EUR"))
                .expect(201)
                .at("/id");

        var moved = shopper.post(list + "/move-to-cart", Map.of("cartId", cart)).expect(200);

        assertThat(moved.json()
                        .at("/items")
                        .valueStream()
                        .map(item -> item.at("/added").asInt()))
                .containsExactlyInAnyOrder(2, 0, 2);
        assertThat(moved.text()).contains("OUT_OF_STOCK");
        assertThat(shopper.get("/store/v1/carts/" + cart)
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(2);
        assertThat(items(list)).isEqualTo(2);
        var left = shopper.get(list + "/items")
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/id").asString().equals(partly))
                .findFirst()
                .orElseThrow();
        assertThat(left.at("/quantity").asInt()).isEqualTo(1);
        var guests = api.withIdempotencyKey()
                .post("/store/v1/carts", Map.of("currency", "EUR"))
                .expect(201)
                .at("/id");
        shopper.post(list + "/move-to-cart", Map.of("cartId", guests)).expectProblem(404, "not-found");
        shopper.post(
                        list + "/move-to-cart",
                        Map.of(
                                "cartId",
                                cart,
                                "itemIds",
                                List.of(WishlistItemId.next().text())))
                .expectProblem(422, "rejected");
        assertThat(items(list)).isEqualTo(2);
    }

    @Test
    void aProductThatVanishesIsStillNamed() {
        var list = list("Birthday");
        add(list, mug, Map.of());
        jdbc.sql("""
                        update catalog.products set status = 'ARCHIVED', version = version + 1
                        where id = (select product_id from catalog.variants where id = :variant)
                        """).param("variant", mug).update();

        var page = shopper.get(list + "/items").expect(200);

        assertThat(page.at("/items/0/title")).isEqualTo("Mug");
        assertThat(page.at("/items/0/sold")).isEqualTo("false");
        assertThat(page.json().at("/items/0").has("slug")).isFalse();
    }

    /// Items come and go without a new version of the list, which `If-Match` compares.
    @Test
    void aListWithOtherItemsIsNotUnchanged() {
        var list = list("Birthday");
        var before = shopper.get(list).expect(200).requiredHeader("ETag");
        shopper.with("If-None-Match", before).get(list).expect(304);

        add(list, mug, Map.of());

        assertThat(shopper.with("If-None-Match", before).get(list).expect(200).at("/items"))
                .isEqualTo("1");
        shopper.with("If-Match", before).patch(list, Map.of("name", "Party")).expect(200);
    }

    private String list(String name) {
        return LISTS + "/"
                + shopper.post(LISTS, Map.of("name", name)).expect(201).at("/id");
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private Api.Response add(String list, VariantId variant, Map<String, Object> more) {
        var body = new HashMap<String, Object>(more);
        body.put("variantId", variant.text());
        return shopper.post(list + "/items", body).expect(200);
    }

    private int items(String list) {
        return shopper.get(list + "/items").expect(200).json().at("/items").size();
    }

    private static int statements(Api.Response response) {
        return response.expect(200).statements().size();
    }
}
