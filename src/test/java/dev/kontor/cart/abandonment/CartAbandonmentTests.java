package dev.kontor.cart.abandonment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.cart.CartId;
import dev.kontor.catalog.VariantId;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.journeys.BuyingShop.GuestCart;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.MailSink;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Carts that are left alone, and the way back to them.
@KontorTest
class CartAbandonmentTests {

    private static final String RECOVERIES = "/store/v1/cart-recoveries";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    @Autowired
    private MailSink mails;

    @Autowired
    private CartAbandonment abandonment;

    private BuyingShop shop;
    private VariantId mug;
    private String email;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        mug = shop.variant(1000, 50);
        email = "grace-" + UUID.randomUUID() + "@example.com";
    }

    @Test
    void isReportedOnceHoweverManyProcessesLook() throws Exception {
        var cart = filled();
        leave(cart);
        Callable<Object> look = () -> {
            abandonment.publishAll();
            return "";
        };

        try (var processes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : processes.invokeAll(List.of(look, look, look, look))) {
                result.get();
            }
        }

        var told = EventProbe.on(jdbc).of(id(cart));
        assertThat(told).extracting(EventProbe.Told::type).containsExactly("cart.abandoned");
        assertThat(told.getFirst().data().at("/email").asString()).isEqualTo(email);
        assertThat(told.getFirst().data().at("/units").asInt()).isEqualTo(2);
        assertThat(told.getFirst().data().toString()).doesNotContain("token");
        var mail = mails.nth(email, 1);
        assertThat(mail.subject()).contains("is waiting");
        assertThat(mail.text()).contains("/cart/recover#token=");

        cart.api().patch(cart.path(""), Map.of("note", "I am back")).expect(200);
        changedNow(cart);
        abandonment.publishAll();
        assertThat(EventProbe.on(jdbc).typesOf(id(cart))).hasSize(1);
        leave(cart);
        abandonment.publishAll();
        assertThat(EventProbe.on(jdbc).typesOf(id(cart))).containsExactly("cart.abandoned", "cart.abandoned");
    }

    @Test
    void onlyCartsWithGoodsAndAnAddressThatNobodyChangesAreAbandoned() {
        var fresh = filled();
        changedNow(fresh);
        var nameless = shop.cart(Map.of("items", items()));
        var empty = shop.cart(Map.of("email", email));
        var ordered = shop.payingCart(Map.of(mug, 1), "tok_approve");
        shop.complete(ordered).expect(201);
        for (var cart : List.of(nameless, empty, ordered)) {
            leave(cart);
        }

        abandonment.publishAll();

        for (var cart : List.of(fresh, nameless, empty, ordered)) {
            assertThat(EventProbe.on(jdbc).typesOf(id(cart))).isEmpty();
        }
        assertThat(mails.to(email)).isEmpty();
    }

    @Test
    void theLinkLeadsBackOnceAndTheCartIsWithWhoReadsTheMail() {
        var cart = filled();
        leave(cart);
        abandonment.publishAll();
        var token = Map.of("token", mails.nth(email, 1).token());

        var recovered = api.post(RECOVERIES, token).expect(200);

        assertThat(recovered.at("/id")).isEqualTo(cart.id());
        assertThat(recovered.at("/items/0/quantity")).isEqualTo("2");
        api.with("X-Cart-Token", recovered.at("/token")).get(cart.path("")).expect(200);
        cart.api().get(cart.path("")).expectProblem(404, "not-found");
        api.post(RECOVERIES, token).expectProblem(422, "link-expired");
        api.post(RECOVERIES, Map.of("token", "wrong")).expectProblem(422, "link-expired");
        assertThat(EventProbe.on(jdbc).typesOf(id(cart))).containsExactly("cart.abandoned", "cart.recovered");
    }

    /// A mail to a mistyped address must not open what the buyer went on with.
    @Test
    void anotherAddressEndsTheLinkOfTheFormerOne() {
        var cart = filled();
        leave(cart);
        abandonment.publishAll();
        var token = Map.of("token", mails.nth(email, 1).token());

        cart.api().patch(cart.path(""), Map.of("email", "right-" + email)).expect(200);

        api.post(RECOVERIES, token).expectProblem(422, "link-expired");
        cart.api().get(cart.path("")).expect(200);
        api.post("/store/v1/cart-reminder-opt-outs", token).expect(204);
        leave(cart);
        abandonment.publishAll();
        assertThat(mails.nth("right-" + email, 1).token()).isNotBlank();
    }

    @Test
    void whoCameBackCanStillSayThatNoMoreRemindersAreWanted() {
        var cart = filled();
        leave(cart);
        abandonment.publishAll();
        var token = Map.of("token", mails.nth(email, 1).token());
        api.post(RECOVERIES, token).expect(200);

        api.post("/store/v1/cart-reminder-opt-outs", token).expect(204);
        api.post("/store/v1/cart-reminder-opt-outs", token).expect(204);

        leave(cart);
        abandonment.publishAll();
        assertThat(mails.to(email)).hasSize(1);
    }

    @Test
    void ofTwoWhoUseTheLinkAtOnceOneGetsTheCart() throws Exception {
        var cart = filled();
        leave(cart);
        abandonment.publishAll();
        var token = Map.of("token", mails.nth(email, 1).token());
        Callable<Integer> use = () -> api.post(RECOVERIES, token).status();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(use);
            var second = threads.submit(use);

            assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(200, 422);
        }
        assertThat(EventProbe.on(jdbc).typesOf(id(cart))).containsExactly("cart.abandoned", "cart.recovered");
    }

    @Test
    void aLinkThatIsTooOldOrWhoseCartIsAnOrderLeadsNowhere() {
        var cart = shop.payingCart(Map.of(mug, 1), "tok_approve");
        cart.api().patch(cart.path(""), Map.of("email", email)).expect(200);
        leave(cart);
        abandonment.publishAll();
        var token = Map.of("token", mails.nth(email, 1).token());
        jdbc.sql("update cart.carts set recovery_until = now() - interval '1 second' where id = :id")
                .param("id", BuyingShop.uuid(cart))
                .update();

        api.post(RECOVERIES, token).expectProblem(422, "link-expired");
        jdbc.sql("update cart.carts set recovery_until = now() + interval '1 day' where id = :id")
                .param("id", BuyingShop.uuid(cart))
                .update();
        shop.complete(cart).expect(201);
        api.post(RECOVERIES, token).expectProblem(409, "cart-already-completed");

        assertThat(EventProbe.on(jdbc).typesOf(id(cart))).containsExactly("cart.abandoned");
        cart.api().get(cart.path("")).expect(200);
    }

    @Test
    void aCustomersCartStaysBehindTheSignIn() {
        var customer = logins.customer();
        var buyer = api.as(customer.token());
        var created = buyer.post("/store/v1/carts", Map.of("email", email, "items", items()))
                .expect(201);
        var cart = new GuestCart(created.at("/id"), "", buyer);
        leave(cart);
        abandonment.publishAll();
        var token = Map.of("token", mails.nth(email, 1).token());

        api.post(RECOVERIES, token).expectProblem(422, "rejected");
        api.as(logins.customer().token()).post(RECOVERIES, token).expectProblem(422, "rejected");
        var recovered = buyer.post(RECOVERIES, token).expect(200);

        assertThat(recovered.at("/id")).isEqualTo(cart.id());
        assertThat(recovered.json().has("token")).isFalse();
    }

    @Test
    void whoWantsNoRemindersGetsNone() {
        var cart = filled();
        leave(cart);
        abandonment.publishAll();
        var token = Map.of("token", mails.nth(email, 1).token());

        api.post("/store/v1/cart-reminder-opt-outs", token).expect(204);
        api.post("/store/v1/cart-reminder-opt-outs", Map.of("token", "wrong")).expectProblem(422, "link-expired");
        email = email.toUpperCase(Locale.ROOT);
        var other = filled();
        leave(other);
        abandonment.publishAll();

        assertThat(EventProbe.on(jdbc).typesOf(id(other))).containsExactly("cart.abandoned");
        assertThat(jdbc.sql("select recovery_hash is null from cart.carts where id = :id")
                        .param("id", BuyingShop.uuid(other))
                        .query(Boolean.class)
                        .single())
                .isTrue();
        api.post(RECOVERIES, token).expect(200);
    }

    @Test
    void staffSeeWhatWasLeftAndWhatItCosts() {
        var cart = filled();
        leave(cart);
        abandonment.publishAll();
        var staff = api.as(logins.owner().token());

        var list = staff.get("/admin/v1/carts?status=ABANDONED&email=" + email.toUpperCase(Locale.ROOT)
                        + "&withTotal=true&sort=-createdAt")
                .expect(200);
        assertThat(list.at("/page/total")).isEqualTo("1");
        assertThat(list.at("/items/0/id")).isEqualTo(cart.id());
        assertThat(list.at("/items/0/units")).isEqualTo("2");
        assertThat(staff.get("/admin/v1/carts?status=COMPLETED,FROZEN&email=" + email)
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
        var one = staff.get("/admin/v1/carts/" + cart.id()).expect(200);
        assertThat(one.at("/summary/status")).isEqualTo("ABANDONED");
        assertThat(one.at("/cart/totals/total/amount")).isEqualTo("2000");
        assertThat(one.text()).doesNotContain(cart.token());
        assertThat(staff.get("/admin/v1/carts/" + cart.id() + "/explain")
                        .expect(200)
                        .at("/total/amount"))
                .isEqualTo("2000");
        staff.get("/admin/v1/carts/" + CartId.next().text()).expectProblem(404, "not-found");
    }

    private GuestCart filled() {
        return shop.cart(Map.of("email", email, "items", items()));
    }

    private List<Map<String, ?>> items() {
        return List.of(Map.of("variantId", mug.text(), "quantity", 2));
    }

    private void leave(GuestCart cart) {
        jdbc.sql("update cart.carts set updated_at = now() - interval '5 hours' where id = :id")
                .param("id", BuyingShop.uuid(cart))
                .update();
    }

    /// The clock of the tests stands still, that of the database does not.
    private void changedNow(GuestCart cart) {
        jdbc.sql("update cart.carts set updated_at = now() where id = :id")
                .param("id", BuyingShop.uuid(cart))
                .update();
    }

    private static CartId id(GuestCart cart) {
        return TypeIds.parse(CartId.class, cart.id());
    }
}
