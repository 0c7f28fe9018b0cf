package dev.kontor.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.customer.ConsentTextId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.privacy.PersonToErase;
import dev.kontor.shared.privacy.PersonalDataEraser;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Nobody gets the newsletter who has not agreed and confirmed, and everybody leaves with one click.
@KontorTest
class NewsletterTests {

    private static final String SUBSCRIPTIONS = "/store/v1/newsletter/subscriptions";
    private static final String CONFIRMATIONS = "/store/v1/newsletter/confirmations";
    private static final String UNSUBSCRIPTIONS = "/store/v1/newsletter/unsubscriptions";
    private static final String SUBSCRIBERS = "/admin/v1/newsletter-subscribers";

    private static final String PASSWORD = "a walrus counts seven lamps";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    @Autowired
    private MailSink mails;

    @Autowired
    private NewsletterExpiry expiry;

    @Autowired
    private NewsletterConsents newsletterConsents;

    @Autowired
    private PersonalDataEraser guestConsentEraser;

    private final String email = "grace-" + UUID.randomUUID() + "@example.com";
    private Api staff;
    private String text;

    @BeforeEach
    void open() {
        staff = api.as(logins.owner().token());
        text = publish("en", "I want the newsletter.");
    }

    @Test
    void aGuestReadsTheTextAgreesConfirmsAndLeaves() {
        var offered = api.get("/store/v1/newsletter?locale=en").expect(200);
        assertThat(offered.at("/id")).isEqualTo(text);
        assertThat(offered.at("/body")).isEqualTo("I want the newsletter.");

        api.with("User-Agent", "Browser/1.0")
                .post(SUBSCRIPTIONS, body(email, Map.of("locale", "de")))
                .expect(202);
        var mail = mails.nth(email, 1);
        assertThat(mail.subject()).startsWith("Bitte bestätigen Sie den Newsletter von ");
        assertThat(mail.text()).contains("/newsletter/confirm#token=");
        assertThat(subscriber(email).at("/status").asString()).isEqualTo("PENDING");
        assertThat(consents()).as("nothing is recorded before the confirmation").isEmpty();

        var token = Map.of("token", mail.token());
        api.with("User-Agent", "Browser/2.0").post(CONFIRMATIONS, token).expect(204);
        api.post(CONFIRMATIONS, token).expectProblem(422, "link-expired");

        var subscriber = subscriber(email);
        assertThat(subscriber.at("/status").asString()).isEqualTo("SUBSCRIBED");
        assertThat(subscriber.at("/locale").asString()).isEqualTo("de");
        assertThat(subscriber.at("/textId").asString()).isEqualTo(text);
        assertThat(subscriber.at("/requestIp").asString()).isEqualTo("127.0.0.1");
        assertThat(consents())
                .singleElement()
                .asString()
                .contains("GIVEN EMAIL 127.0.0.1 Browser/2.0 Double opt-in: requested at ", " from 127.0.0.1");
        var id = id(subscriber);
        var subscribed = EventProbe.on(jdbc).of(id).getFirst();
        assertThat(subscribed.type()).isEqualTo("newsletter.subscribed");
        assertThat(subscribed.data().at("/email").asString()).isEqualTo(email);
        assertThat(subscribed.data().toString()).doesNotContain("oken");

        var path = "/hooks/unsubscribe/newsletter/"
                + subscriber.at("/unsubscribeToken").asString();
        assertThat(subscriber.at("/oneClickUrl").asString()).endsWith(path);
        api.get(path).expect(405);
        api.with("Content-Type", "application/x-www-form-urlencoded")
                .post(path, "List-Unsubscribe=One-Click")
                .expect(200);
        api.post(
                        UNSUBSCRIPTIONS,
                        Map.of("token", subscriber.at("/unsubscribeToken").asString()))
                .expect(204);
        api.post(UNSUBSCRIPTIONS, Map.of("token", "wrong")).expectProblem(422, "link-expired");

        assertThat(subscriber(email).at("/status").asString()).isEqualTo("UNSUBSCRIBED");
        assertThat(subscriber(email).at("/unsubscribedBy").asString()).isEqualTo("LINK");
        assertThat(consents()).last().asString().startsWith("WITHDRAWN EMAIL");
        assertThat(EventProbe.on(jdbc).typesOf(id)).containsExactly("newsletter.subscribed", "newsletter.unsubscribed");
    }

    @Test
    void theResponseIsTheSameForEveryAddressAndAStrangerChangesNothing() {
        subscribe(email);
        var before = subscriber(email);
        var again = api.post(SUBSCRIPTIONS, body(email.toUpperCase(Locale.ROOT), Map.of("locale", "fr")));

        assertThat(again.expect(202).text()).isEmpty();
        mails.nth(email, 2);
        assertThat(subscriber(email).at("/status")).isEqualTo(before.at("/status"));
        assertThat(subscriber(email).at("/locale")).isEqualTo(before.at("/locale"));
        for (int more = 0; more < 2; more++) {
            api.post(SUBSCRIPTIONS, body(email, Map.of())).expect(202);
        }
        api.post(SUBSCRIPTIONS, body("next-" + email, Map.of())).expect(202);
        mails.nth("next-" + email, 1);
        assertThat(mails.to(email)).as("at most three an hour").hasSize(3);
        api.post(CONFIRMATIONS, Map.of("token", mails.to(email).getLast().token()))
                .expect(204);
        assertThat(EventProbe.on(jdbc).typesOf(id(before)))
                .as("subscribed once")
                .hasSize(1);
    }

    @Test
    void eachLinkForTheSameTextWorksUntilOneIsUsed() {
        for (int mail = 1; mail <= 3; mail++) {
            api.post(SUBSCRIPTIONS, body(email, Map.of())).expect(202);
            mails.nth(email, mail);
        }
        var links = mails.to(email).stream()
                .map(mail -> Map.of("token", mail.token()))
                .toList();

        api.post(CONFIRMATIONS, links.getFirst()).expect(204);

        assertThat(subscriber(email).at("/status").asString()).isEqualTo("SUBSCRIBED");
        links.forEach(link -> api.post(CONFIRMATIONS, link).expectProblem(422, "link-expired"));
    }

    @Test
    void anEarlierLinkExpiresWithTheRequest() {
        for (int mail = 1; mail <= 2; mail++) {
            api.post(SUBSCRIPTIONS, body(email, Map.of())).expect(202);
            mails.nth(email, mail);
        }
        jdbc.sql("update newsletter.subscribers set token_expires_at = now() where email = :email")
                .param("email", email)
                .update();

        mails.to(email)
                .forEach(mail ->
                        api.post(CONFIRMATIONS, Map.of("token", mail.token())).expectProblem(422, "link-expired"));
    }

    /// Nobody agrees to a text that was not in the form.
    @Test
    void aLinkForAnEarlierTextDoesNotWork() {
        api.post(SUBSCRIPTIONS, body(email, Map.of())).expect(202);
        var earlier = mails.nth(email, 1).token();
        text = publish("en", "I want the newsletter each week.");
        api.post(SUBSCRIPTIONS, body(email, Map.of())).expect(202);
        var current = mails.nth(email, 2).token();

        api.post(CONFIRMATIONS, Map.of("token", earlier)).expectProblem(422, "link-expired");
        api.post(CONFIRMATIONS, Map.of("token", current)).expect(204);

        assertThat(subscriber(email).at("/textId").asString()).isEqualTo(text);
    }

    @Test
    void refusesATextThatIsNotTheCurrentOne() {
        var newer = publish("en", "I want the newsletter of the shop.");
        assertThat(api.post(SUBSCRIPTIONS, body(email, Map.of()))
                        .expectProblem(422, "rejected")
                        .at("/errors/0/pointer"))
                .isEqualTo("/textId");
        api.post(SUBSCRIPTIONS, Map.of("email", email)).expectProblem(400, "validation-failed");
        api.post(SUBSCRIPTIONS, Map.of("email", "no address", "textId", newer)).expectProblem(400, "validation-failed");
        api.post(SUBSCRIPTIONS, Map.of("email", email, "textId", newer, "channel", "no-such"))
                .expectProblem(400, "unknown-channel");
        assertThat(mails.to(email)).isEmpty();
    }

    @Test
    void anAccountSubscribesAndUnsubscribesWithItsConsent() {
        var customer = logins.customer();
        var shopper = api.as(customer.token());
        consent(shopper, Map.of("given", true, "textId", text));
        assertThat(subscriber(customer.email()).at("/status").asString()).isEqualTo("SUBSCRIBED");
        assertThat(subscriber(customer.email()).at("/customerId").asString())
                .isEqualTo(customer.id().text());

        consent(shopper, Map.of("given", false));
        assertThat(subscriber(customer.email()).at("/unsubscribedBy").asString())
                .isEqualTo("ACCOUNT");

        subscribe(customer.email());
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(given(shopper))
                .as("the confirmed address is that of the account")
                .isTrue();
        assertThat(EventProbe.on(jdbc).typesOf(id(subscriber(customer.email()))))
                .containsExactly("newsletter.subscribed", "newsletter.unsubscribed", "newsletter.subscribed");

        staff.post(SUBSCRIBERS + "/" + subscriber(customer.email()).at("/id").asString() + "/unsubscribe")
                .expect(200);
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(given(shopper)).isFalse();
        assertThat(subscriber(customer.email()).at("/unsubscribedBy").asString())
                .isEqualTo("STAFF");
    }

    @Test
    void aCustomerWhoWithdrawsLeavesWithTheAddressesOfMergedCustomers() {
        var merged = logins.customer();
        var customer = logins.customer();
        consent(api.as(merged.token()), Map.of("given", true, "textId", text));
        consent(api.as(customer.token()), Map.of("given", true, "textId", text));
        staff.post(
                        "/admin/v1/customers/" + customer.id().text() + "/merge",
                        Map.of("sourceId", merged.id().text()))
                .expect(200);

        consent(api.as(customer.token()), Map.of("given", false));

        assertThat(subscriber(customer.email()).at("/status").asString()).isEqualTo("UNSUBSCRIBED");
        assertThat(subscriber(merged.email()).at("/status").asString()).isEqualTo("UNSUBSCRIBED");
    }

    @Test
    void theSubscriptionFollowsTheAccountAndNotTheAddressOfAMergedCustomer() {
        var customer = logins.customer();
        var merged = logins.customer();
        consent(api.as(customer.token()), Map.of("given", true, "textId", text));
        consent(api.as(merged.token()), Map.of("given", true, "textId", text));
        staff.post(
                        "/admin/v1/customers/" + customer.id().text() + "/merge",
                        Map.of("sourceId", merged.id().text()))
                .expect(200);
        jdbc.sql("update identity.accounts set email = :email, email_key = :email where id = :id")
                .param("email", email)
                .param("id", customer.id())
                .update();

        newsletterConsents.addressChanged(customer.id());

        assertThat(subscriber(email).at("/status").asString()).isEqualTo("SUBSCRIBED");
        assertThat(subscriber(customer.email()).at("/status").asString()).isEqualTo("UNSUBSCRIBED");
        assertThat(subscriber(merged.email()).at("/status").asString()).isEqualTo("SUBSCRIBED");
    }

    @Test
    void theConsentOfAGuestMovesToTheAccountThatConfirmsTheAddress() {
        subscribe(email);
        api.post(
                        "/store/v1/auth/register",
                        Map.of("email", email, "password", PASSWORD, "firstName", "Grace", "lastName", "Hopper"))
                .expect(202);
        var verification = mails.nth(email, 2).token();
        assertThat(consents()).as("not yet confirmed").hasSize(1);

        api.post("/store/v1/auth/email/verify", Map.of("token", verification, "password", PASSWORD))
                .expect(204);
        EventProbe.on(jdbc).awaitDelivered();
        EventProbe.on(jdbc).awaitDelivered();

        var customer = jdbc.sql("select customer_id from newsletter.subscribers where email = :email")
                .param("email", email)
                .query(CustomerId.class)
                .single();
        assertThat(staff.get("/admin/v1/customers/" + customer.text() + "/consents")
                        .expect(200)
                        .at("/items/0/source"))
                .isEqualTo("EMAIL");
        assertThat(consents()).as("those of guests").isEmpty();
    }

    @Test
    void anErasureOfAGuestWithdrawsAndRedactsTheConsent() {
        subscribe(email);
        var person = new PersonToErase(
                List.of(), List.of(), List.of(email), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

        for (var stage : guestConsentEraser.stages()) {
            guestConsentEraser.erase(stage, person, 100);
            assertThat(guestConsentEraser.erase(stage, person, 100)).isZero();
        }

        assertThat(consents()).hasSize(2).noneMatch(consent -> consent.contains("127.0.0.1"));
        assertThat(consents().getLast()).startsWith("WITHDRAWN");
    }

    @Test
    void whatIsNotConfirmedAndFormerAddressesAreDeleted() {
        api.post(SUBSCRIPTIONS, body("pending-" + email, Map.of())).expect(202);
        mails.nth("pending-" + email, 1);
        subscribe(email);
        var former = subscriber(email);
        api.post(UNSUBSCRIPTIONS, Map.of("token", former.at("/unsubscribeToken").asString()))
                .expect(204);
        jdbc.sql("update newsletter.subscribers set expires_at = now() - interval '1 second' where email like :email")
                .param("email", "%" + email)
                .update();

        expiry.expire();

        assertThat(found("pending-" + email)).isZero();
        var row = staff.get(SUBSCRIBERS + "/" + former.at("/id").asString()).expect(200);
        assertThat(row.json().has("email")).isFalse();
        assertThat(row.at("/status")).isEqualTo("UNSUBSCRIBED");
        subscribe(email);
        assertThat(subscriber(email).at("/id"))
                .as("who agrees once more is subscribed")
                .isEqualTo(former.at("/id"));
    }

    @Test
    void staffListFilterAndExportSubscribers() {
        subscribe(email);
        assertThat(found(email)).isEqualTo(1);
        assertThat(staff.get(SUBSCRIBERS + "?status=UNSUBSCRIBED&email=" + email)
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
        api.as(logins.staff(Permission.CUSTOMERS_READ).token())
                .get(SUBSCRIBERS)
                .expectProblem(403, "missing-permission");
        var reader = api.as(logins.staff(Permission.NEWSLETTER_READ, Permission.EXPORTS_WRITE)
                .token());
        reader.post(SUBSCRIBERS + "/" + subscriber(email).at("/id").asString() + "/unsubscribe")
                .expectProblem(403, "missing-permission");
        api.as(logins.staff(Permission.EXPORTS_WRITE).token())
                .withIdempotencyKey()
                .post("/admin/v1/exports", Map.of("type", "NEWSLETTER_SUBSCRIBERS", "format", "CSV"))
                .expectProblem(403, "missing-permission");
        reader.withIdempotencyKey()
                .post("/admin/v1/exports", Map.of("type", "NEWSLETTER_SUBSCRIBERS", "format", "CSV"))
                .expect(202);
    }

    private void subscribe(String address) {
        int before = mails.to(address).size();
        api.post(SUBSCRIPTIONS, body(address, Map.of())).expect(202);
        api.post(CONFIRMATIONS, Map.of("token", mails.nth(address, before + 1).token()))
                .expect(204);
    }

    private Map<String, String> body(String address, Map<String, String> more) {
        var body = new HashMap<>(Map.of("email", address, "textId", text));
        body.putAll(more);
        return body;
    }

    private void consent(Api shopper, Map<String, Object> decision) {
        shopper.put("/store/v1/me/consents/NEWSLETTER", decision).expect(200);
        EventProbe.on(jdbc).awaitDelivered();
    }

    private static boolean given(Api shopper) {
        return shopper.get("/store/v1/me/consents")
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/purpose").asString().equals("NEWSLETTER"))
                .findFirst()
                .orElseThrow()
                .at("/given")
                .asBoolean();
    }

    private String publish(String locale, String body) {
        var draft = staff.post(
                        "/admin/v1/consent-texts", Map.of("purpose", "NEWSLETTER", "locale", locale, "body", body))
                .expect(201)
                .at("/id");
        return staff.with("If-Match", "*")
                .post("/admin/v1/consent-texts/" + draft + "/publish")
                .expect(200)
                .at("/id");
    }

    private JsonNode subscriber(String address) {
        return staff.get(SUBSCRIBERS + "?email=" + address).expect(200).json().at("/items/0");
    }

    private int found(String address) {
        return staff.get(SUBSCRIBERS + "?email=" + address)
                .expect(200)
                .json()
                .at("/items")
                .size();
    }

    private static NewsletterSubscriberId id(JsonNode subscriber) {
        return TypeIds.parse(NewsletterSubscriberId.class, subscriber.at("/id").asString());
    }

    /// The consents of guests to the text of this test, the oldest first.
    private List<String> consents() {
        return jdbc.sql("""
                        select concat_ws(' ', case when given then 'GIVEN' else 'WITHDRAWN' end, source, ip, user_agent, note) from customer.consent_records
                        where customer_id is null and address_key in (
                            select address_key from customer.consent_records where text_id = :text)
                        order by recorded_at, id
                        """)
                .param("text", TypeIds.parse(ConsentTextId.class, text))
                .query(String.class)
                .list();
    }
}
