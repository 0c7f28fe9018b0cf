package dev.kontor.stockalert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.MailSink;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Shoppers wait for variants that are sold out, and get one mail each.
@KontorTest
class StockAlertTests {

    private static final String ALERTS = "/store/v1/stock-alerts";
    private static final String MINE = "/store/v1/me/stock-alerts";
    private static final String CONFIRMATIONS = "/store/v1/stock-alert-confirmations";
    private static final String CANCELLATIONS = "/store/v1/stock-alert-cancellations";
    private static final String DEMAND = "/admin/v1/stock-alert-demand";

    private static final LocationId LOCATION = new LocationId(UUID.fromString("00000000-0000-7000-8000-00000000ca27"));

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    @Autowired
    private MailSink mails;

    @Autowired
    private StockAlertDispatch dispatch;

    private BuyingShop shop;
    private Api staff;
    private VariantId mug;
    private String email;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token());
        mug = shop.variant(1000, 0);
        email = "grace-" + UUID.randomUUID() + "@example.com";
    }

    @Test
    void aGuestConfirmsWaitsAndGetsOneMail() {
        request(api, email, Map.of("locale", "de")).expect(202);
        var asked = mails.nth(email, 1);
        assertThat(asked.subject())
                .startsWith("Bitte bestätigen: ")
                .endsWith(" schreibt Ihnen, wenn es Mug wieder gibt");
        assertThat(asked.text()).contains("/stock-alerts/confirm#token=");
        assertThat(demand(mug)).as("nobody has confirmed").isZero();
        restock(mug, 5);
        dispatch.sendDue();
        adjust(mug, -5);

        var token = Map.of("token", asked.token());
        var confirmed = api.post(CONFIRMATIONS, token).expect(200);

        assertThat(confirmed.at("/variantId")).isEqualTo(mug.text());
        api.post(CONFIRMATIONS, token).expectProblem(422, "link-expired");
        assertThat(demand(mug)).isEqualTo(1);
        dispatch.sendDue();
        assertThat(mails.to(email)).as("it cannot be bought").hasSize(1);

        restock(mug, 3);
        dispatch.sendDue();
        var mail = mails.nth(email, 2);
        assertThat(mail.subject()).endsWith("Mug").startsWith("Wieder da bei ");
        assertThat(mail.text()).contains("/products/mug-").contains("/stock-alerts/cancel#token=");
        assertThat(mail.html()).contains("/products/mug-").doesNotContain("{{");
        adjust(mug, -3);
        restock(mug, 4);
        dispatch.sendDue();
        assertThat(mails.to(email)).as("one mail for an alert").hasSize(2);
        assertThat(demand(mug)).isZero();
        assertThat(EventProbe.on(jdbc).of(id(email)))
                .extracting(EventProbe.Told::type)
                .containsExactly("stock_alert.created", "stock_alert.sent");
    }

    @Test
    void whoHasWaitedLongestComesFirstAndUnitsLimitTheMails() throws Exception {
        var first = logins.customer();
        var second = logins.customer();
        var third = logins.customer();
        for (var customer : List.of(first, second, third)) {
            request(api.as(customer.token()), null, Map.of()).expect(202);
        }
        request(api.as(first.token()), null, Map.of()).expect(202);
        assertThat(demand(mug)).isEqualTo(3);
        restock(mug, 2);
        Callable<Object> run = () -> {
            dispatch.sendDue();
            return "";
        };

        try (var processes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : processes.invokeAll(List.of(run, run, run, run))) {
                result.get();
            }
        }

        mails.nth(first.email(), 1);
        mails.nth(second.email(), 1);
        assertThat(mails.to(third.email())).isEmpty();
        assertThat(demand(mug)).isEqualTo(1);
        due();
        dispatch.sendDue();
        assertThat(demand(mug))
                .as("the mails of the last day count against the units")
                .isEqualTo(1);
        jdbc.sql("update stockalert.alerts set sent_at = sent_at - interval '25 hours' where variant_id = :variant")
                .param("variant", mug)
                .update();
        due();
        dispatch.sendDue();
        mails.nth(third.email(), 1);
        assertThat(mails.to(first.email())).hasSize(1);
        assertThat(mails.to(second.email())).hasSize(1);
    }

    /// The target got a mail when the variant was available before.
    @Test
    void theAlertOfAMergedCustomerRemainsUnlessTheTargetWaits() {
        var target = logins.customer();
        var merged = logins.customer();
        request(api.as(target.token()), null, Map.of()).expect(202);
        restock(mug, 1);
        due();
        dispatch.sendDue();
        mails.nth(target.email(), 1);
        restock(mug, -1);
        request(api.as(merged.token()), null, Map.of()).expect(202);

        staff.post(
                        "/admin/v1/customers/" + target.id().text() + "/merge",
                        Map.of("sourceId", merged.id().text()))
                .expect(200);

        assertThat(demand(mug)).isEqualTo(1);
    }

    @Test
    void theResponseRevealsNothingAndAStrangerChangesNothing() {
        request(api, email, Map.of()).expect(202);
        api.post(CONFIRMATIONS, Map.of("token", mails.nth(email, 1).token())).expect(200);
        var before = row(email);

        var again = request(api, email.toUpperCase(Locale.ROOT), Map.of("locale", "fr"));

        assertThat(again.expect(202).text()).isEmpty();
        assertThat(row(email)).as("it still waits, in its language").isEqualTo(before);
        mails.nth(email.toUpperCase(Locale.ROOT), 2);
        request(api, email, Map.of()).expect(202);
        mails.nth(email, 3);
        request(api, email, Map.of()).expect(202);
        request(api, "other-" + email, Map.of()).expect(202);
        mails.nth("other-" + email, 1);
        assertThat(mails.to(email)).as("at most three an hour").hasSize(3);
    }

    @Test
    void eachLinkWorksUntilOneIsUsed() {
        for (int mail = 1; mail <= 3; mail++) {
            request(api, email, Map.of()).expect(202);
            mails.nth(email, mail);
        }
        var links = mails.to(email).stream()
                .map(mail -> Map.of("token", mail.token()))
                .toList();

        api.post(CONFIRMATIONS, links.get(1)).expect(200);

        assertThat(demand(mug)).isEqualTo(1);
        links.forEach(link -> api.post(CONFIRMATIONS, link).expectProblem(422, "link-expired"));
    }

    @Test
    void anEarlierLinkExpiresWithTheLatest() {
        for (int mail = 1; mail <= 2; mail++) {
            request(api, email, Map.of()).expect(202);
            mails.nth(email, mail);
        }
        jdbc.sql("update stockalert.alerts set token_expires_at = now() where email = :email")
                .param("email", email)
                .update();

        mails.to(email)
                .forEach(mail ->
                        api.post(CONFIRMATIONS, Map.of("token", mail.token())).expectProblem(422, "link-expired"));
    }

    @Test
    void theLinkOfTheMailCancelsAllAlertsOfTheAddress() {
        var other = shop.variant(1000, 0);
        var customer = logins.customer();
        var shopper = api.as(customer.token());
        request(shopper, null, Map.of()).expect(202);
        request(shopper, null, Map.of("variantId", other.text())).expect(202);
        restock(mug, 1);
        dispatch.sendDue();
        var token = mails.nth(customer.email(), 1).token();
        assertThat(oneClick(customer.email())).endsWith("/hooks/unsubscribe/stock-alerts/" + token);

        api.get("/hooks/unsubscribe/stock-alerts/" + token).expect(405);
        assertThat(demand(other)).as("reading the link changes nothing").isEqualTo(1);
        api.with("Content-Type", "application/x-www-form-urlencoded")
                .post("/hooks/unsubscribe/stock-alerts/" + token, "List-Unsubscribe=One-Click")
                .expect(200);
        assertThat(demand(other)).isZero();
        assertThat(items(shopper)).isZero();
        api.post(CANCELLATIONS, Map.of("token", token)).expect(204);
        api.post(CANCELLATIONS, Map.of("token", "wrong")).expectProblem(422, "link-expired");
    }

    @Test
    void aCustomerListsAndCancelsAlsoWhatWasConfirmedAsAGuest() {
        var customer = logins.customer();
        var shopper = api.as(customer.token());
        request(api, customer.email(), Map.of()).expect(202);
        assertThat(items(shopper)).as("not confirmed").isZero();
        api.post(CONFIRMATIONS, Map.of("token", mails.nth(customer.email(), 1).token()))
                .expect(200);
        for (int more = 0; more < 3; more++) {
            request(shopper, null, Map.of("variantId", shop.variant(1000, 0).text()))
                    .expect(202);
        }
        var statements = shopper.get(MINE).expect(200).statements();
        assertThat(statements.stream().filter(sql -> sql.contains("stockalert.") || sql.contains("catalog.")))
                .as("whatever the number of alerts")
                .hasSize(2);
        var page = shopper.get(MINE + "?limit=2&withTotal=true").expect(200);
        assertThat(page.at("/page/total")).isEqualTo("4");
        assertThat(page.at("/items/0/title")).isEqualTo("Mug");
        assertThat(page.at("/items/0/status")).isEqualTo("WAITING");
        var path = MINE + "/" + page.at("/items/0/id");
        api.as(logins.customer().token()).delete(path).expectProblem(404, "not-found");
        shopper.delete(path).expect(204);
        shopper.delete(path).expectProblem(404, "not-found");
        assertThat(items(shopper)).isEqualTo(3);
        api.get(MINE).expectProblem(401, "unauthenticated");
    }

    @Test
    void anAddressThatStaffHaveSetShowsNoAlertsOfGuests() {
        request(api, email, Map.of()).expect(202);
        api.post(CONFIRMATIONS, Map.of("token", mails.nth(email, 1).token())).expect(200);
        var customer = logins.customer();
        var shopper = api.as(customer.token());
        request(shopper, null, Map.of("variantId", shop.variant(1000, 0).text()))
                .expect(202);

        staff.with("If-Match", "*")
                .patch("/admin/v1/customers/" + customer.id().text(), Map.of("email", email))
                .expect(200);

        assertThat(items(shopper)).as("only its own").isEqualTo(1);
        shopper.delete(MINE + "/" + id(email).text()).expectProblem(404, "not-found");
        assertThat(demand(mug)).isEqualTo(1);
    }

    @Test
    void refusesWhatCanBeBoughtOrIsNotInTheShop() {
        var available = shop.variant(1000, 1);
        request(api, email, Map.of("variantId", available.text())).expectProblem(422, "rejected");
        request(api, email, Map.of("variantId", VariantId.next().text())).expectProblem(422, "rejected");
        request(api, null, Map.of()).expectProblem(422, "rejected");
        request(api, "no address", Map.of()).expectProblem(400, "validation-failed");
        request(api, email, Map.of("channel", "no-such")).expectProblem(400, "unknown-channel");
        assertThat(mails.to(email)).isEmpty();
        api.as(logins.staff(Permission.TAX_READ).token()).get(DEMAND).expectProblem(403, "missing-permission");
    }

    @Test
    void staffSeeTheDemandTheMostWantedFirst() {
        var other = shop.variant(1000, 0);
        for (int customers = 0; customers < 2; customers++) {
            var shopper = api.as(logins.customer().token());
            request(shopper, null, Map.of()).expect(202);
            if (customers == 0) {
                request(shopper, null, Map.of("variantId", other.text())).expect(202);
            }
        }
        var all = staff.get(DEMAND + "?limit=100").expect(200).json().at("/items");
        var wanted = all.valueStream()
                .map(item -> item.at("/variantId").asString())
                .filter(id -> List.of(mug.text(), other.text()).contains(id))
                .toList();
        assertThat(wanted).containsExactly(mug.text(), other.text());
        var one = staff.get(DEMAND + "?variantId=" + mug.text()).expect(200);
        assertThat(one.at("/items/0/waiting")).isEqualTo("2");
        assertThat(one.at("/items/0/sku")).isEqualTo(shop.sku(mug));
        assertThat(one.at("/items/0/title")).isEqualTo("Mug");
    }

    @Test
    void whatIsNeverConfirmedOrLongSentIsDeleted() {
        request(api, email, Map.of()).expect(202);
        var token = Map.of("token", mails.nth(email, 1).token());
        jdbc.sql("""
                        update stockalert.alerts set token_expires_at = now() - interval '1 second',
                            expires_at = now() - interval '1 second' where email = :email
                        """).param("email", email).update();

        api.post(CONFIRMATIONS, token).expectProblem(422, "link-expired");
        dispatch.purge();

        assertThat(jdbc.sql("select count(*) from stockalert.alerts where email = :email")
                        .param("email", email)
                        .query(Long.class)
                        .single())
                .isZero();
        due();
        dispatch.sendDue();
        assertThat(jdbc.sql("select count(*) from stockalert.watches where variant_id = :variant")
                        .param("variant", mug)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private Api.Response request(Api caller, @Nullable String address, Map<String, String> more) {
        var body = new HashMap<String, String>(Map.of("variantId", mug.text()));
        if (address != null) {
            body.put("email", address);
        }
        body.putAll(more);
        return caller.post(ALERTS, body);
    }

    private void restock(VariantId variant, int units) {
        adjust(variant, units);
        EventProbe.on(jdbc).awaitDelivered();
    }

    private void adjust(VariantId variant, int delta) {
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/inventory-adjustments",
                        Map.of(
                                "variantId",
                                variant.text(),
                                "locationId",
                                LOCATION.text(),
                                "delta",
                                delta,
                                "reason",
                                delta > 0 ? "RECEIVED" : "LOST"))
                .expect(201);
    }

    private void due() {
        jdbc.sql("update stockalert.watches set due_at = now() where variant_id = :variant")
                .param("variant", mug)
                .update();
    }

    private long demand(VariantId variant) {
        var items = staff.get(DEMAND + "?variantId=" + variant.text())
                .expect(200)
                .json()
                .at("/items");
        return items.isEmpty() ? 0 : items.get(0).at("/waiting").asLong();
    }

    private long items(Api shopper) {
        return shopper.get(MINE).expect(200).json().at("/items").size();
    }

    private String row(String address) {
        return jdbc.sql(
                        "select status || locale || channel || waiting_since from stockalert.alerts where email = :email")
                .param("email", address)
                .query(String.class)
                .single();
    }

    private StockAlertId id(String address) {
        return jdbc.sql("select id from stockalert.alerts where email = :email")
                .param("email", address)
                .query(StockAlertId.class)
                .single();
    }

    /// The header of the last mail, as the mail server got it.
    private String oneClick(String address) {
        var header = mails.header(address, "List-Unsubscribe");
        assertThat(mails.header(address, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        return header.substring(1, header.length() - 1);
    }
}
