package dev.kontor.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.InventoryAdjusted;
import dev.kontor.pricing.PriceChanged;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.MailSink;
import dev.kontor.webhook.WebhookEndpointId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Who registered is told, in order, until they have heard or three days are over.
class WebhookDeliveryTests extends WebhookDesk {

    @Autowired
    private MailSink mails;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private DeliveryQueue queue;

    @Test
    void anEventArrivesSignedInTheEnvelopeOfCloudEvents() throws Exception {
        var receiver = receiver();
        var endpoint = register(receiver, "inventory.*");
        var variant = VariantId.next();
        double before = succeeded();

        tellStock(variant, 7);
        until(() -> receiver.messages.size() == 1);

        var message = receiver.messages.getFirst();
        var event = EventProbe.on(jdbc).of(variant).getFirst();
        assertThat(message.headers().get("content-type")).startsWith("application/cloudevents+json");
        assertThat(message.json().get("specversion").asString()).isEqualTo("1.0");
        assertThat(message.json().get("type").asString()).isEqualTo("inventory.adjusted");
        assertThat(message.json().get("subject").asString()).isEqualTo(variant.text());
        assertThat(message.json().get("id").asString()).isEqualTo(message.id()).startsWith("evt_");
        assertThat(message.json().get("source").asString()).isEqualTo("http://localhost:8080");
        assertThat(message.json().get("dataschema").asString())
                .isEqualTo("http://localhost:8080/admin/v1/event-types/inventory.adjusted#1");
        assertThat(message.json().get("sequence").asString())
                .isEqualTo("%020d".formatted(Objects.requireNonNull(event.position())));
        assertThat(message.json().get("data")).isEqualTo(event.data());
        assertThat(message.headers().get("webhook-timestamp"))
                .isEqualTo(Long.toString(clock.instant().getEpochSecond()));
        assertThat(message.headers().get("webhook-signature")).isEqualTo(signature(endpoint.secret(), message));
        until(() -> onlyDelivery(endpoint).get("status").asString().equals("SUCCEEDED"));
        assertThat(onlyDelivery(endpoint).get("lastStatus").asInt()).isEqualTo(204);
        assertThat(succeeded()).isEqualTo(before + 1);
    }

    @Test
    void anEndpointGetsWhatItWantsAndNothingElse() {
        var stock = receiver();
        var prices = receiver();
        var everything = receiver();
        register(stock, "inventory.adjusted");
        register(prices, "price.changed");
        register(everything, "*");
        var variant = VariantId.next();

        tellStock(variant, 1);
        tell(new PriceChanged(variant));
        until(() -> stock.messages.size() == 1
                && prices.messages.size() == 1
                && everything.messages.stream()
                                .filter(message ->
                                        message.json().get("subject").asString().equals(variant.text()))
                                .count()
                        == 2);

        assertThat(stock.messages.getFirst().json().get("type").asString()).isEqualTo("inventory.adjusted");
        assertThat(prices.messages.getFirst().json().get("type").asString()).isEqualTo("price.changed");
    }

    @Test
    void aSecretThatCannotBeReadStopsNothingButTheMessagesOfItsEndpoint() {
        var unlucky = receiver();
        var healthy = receiver();
        var broken = register(unlucky, "inventory.adjusted");
        register(healthy, "inventory.adjusted");
        jdbc.sql("update webhook.secrets set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1)"
                        + " where endpoint_id = :id")
                .param("id", TypeIds.parse(WebhookEndpointId.class, broken.id()).value())
                .update();

        tellStock(VariantId.next(), 3);
        until(() -> healthy.messages.size() == 1);
        until(() -> "UNSIGNED".equals(onlyDelivery(broken).path("lastOutcome").asString("")));

        assertThat(unlucky.messages).isEmpty();
        assertThat(onlyDelivery(broken).get("status").asString()).isEqualTo("PENDING");
    }

    @Test
    void theMessagesOfOneSubjectComeInOrderAlsoWhenSomeFail() {
        var receiver = receiver();
        register(receiver, "inventory.adjusted");
        var variant = VariantId.next();
        var other = VariantId.next();

        receiver.answer(500);
        tellStock(variant, 1, 2, 3);
        tellStock(other, 100);
        until(() -> receiver.messages.size() == 2);
        awaitQueued();
        receiver.answer(204);
        assertThat(receiver.numbers("available")).containsExactlyInAnyOrder(1, 100);
        advance(Duration.ofSeconds(6));
        until(() -> receiver.messages.size() == 6);

        assertThat(receiver.messages.stream()
                        .filter(message ->
                                message.json().get("subject").asString().equals(variant.text()))
                        .map(message -> message.json().at("/data/available").asInt()))
                .containsExactly(1, 1, 2, 3);
        assertThat(receiver.messages.stream().map(Receiver.Message::id).distinct())
                .hasSize(4);
    }

    @Test
    void aMessageIsTriedTenTimesInThreeDaysWithTheSameIdAndThenGivenUpAndTheEndpointDisabled() throws Exception {
        var receiver = receiver();
        receiver.answer(503);
        var contact = "erp-" + UUID.randomUUID() + "@example.com";
        var endpoint = register(receiver.url(), "\"contactEmail\": \"" + contact + "\"", "inventory.adjusted");
        tellStock(VariantId.next(), 7);

        var pauses = List.of("PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H", "PT24H");
        for (int made = 1; made <= pauses.size(); made++) {
            int count = made;
            until(() -> receiver.messages.size() == count && attempts(endpoint) == count);
            var pause = Duration.parse(pauses.get(made - 1));
            advance(pause.minusMillis(1));
            assertThat(onlyDelivery(endpoint).get("nextAttemptAt").asString())
                    .isGreaterThan(clock.instant().toString());
            // Up to a tenth more.
            advance(pause.dividedBy(10).plusMillis(2));
        }
        until(() -> onlyDelivery(endpoint).get("status").asString().equals("FAILED"));

        assertThat(receiver.messages).hasSize(10);
        assertThat(receiver.messages.stream().map(Receiver.Message::id).distinct())
                .hasSize(1);
        assertThat(receiver.messages.stream()
                        .map(message -> message.headers().get("webhook-timestamp"))
                        .distinct())
                .hasSize(10);
        var last = receiver.messages.getLast();
        assertThat(last.headers().get("webhook-signature")).isEqualTo(signature(endpoint.secret(), last));
        var log = staff.get(DELIVERIES + "/" + onlyDelivery(endpoint).get("id").asString())
                .expect(200)
                .json()
                .get("log");
        assertThat(log).hasSize(10);
        assertThat(log.get(9).get("outcome").asString()).isEqualTo("REFUSED");
        assertThat(log.get(9).get("status").asInt()).isEqualTo(503);

        assertDisabled(endpoint, "FAILING");
        var mail = mails.nth(contact, 1);
        assertThat(mail.subject()).contains("no longer sends webhooks to http://127.0.0.1:");
        assertThat(mail.text()).contains("every message to it has failed for three days", endpoint.id());
        assertThat(mail.text()).doesNotContain("/hook");
    }

    @Test
    void whoSaysGoneIsDisabledAtOnceAndGetsWhatWaitsWhenEnabledAgain() {
        var receiver = receiver();
        receiver.answer(410);
        var endpoint = register(receiver, "inventory.adjusted");
        var variant = VariantId.next();

        tellStock(variant, 1, 2);
        until(() -> deliveries("status=FAILED&endpointId=" + endpoint.id()).size() == 1);
        awaitQueued();

        assertDisabled(endpoint, "GONE");
        tellStock(variant, 3);
        awaitQueued();
        assertThat(deliveries("endpointId=" + endpoint.id())).hasSize(2);
        assertThat(receiver.messages).hasSize(1);
        assertThat(queue.pending()).as("no backlog until it is enabled").isZero();

        receiver.answer(200);
        staff.with("If-Match", "*")
                .patch(endpoint.path(), "{\"enabled\": true}")
                .expect(200);
        tellStock(variant, 4);
        until(() -> receiver.messages.size() == 3);
        assertThat(receiver.numbers("available")).containsExactly(1, 2, 4);
    }

    @Test
    void whoIsEnabledAgainGetsWhatWaitsAtOnce() {
        var receiver = receiver();
        receiver.answer(500);
        var endpoint = register(receiver, "inventory.adjusted");
        tellStock(VariantId.next(), 1);
        until(() -> receiver.messages.size() == 1 && attempts(endpoint) == 1);
        advance(Duration.ofSeconds(6));
        until(() -> attempts(endpoint) == 2);
        change(endpoint, "{\"enabled\": false}");
        receiver.answer(204);

        change(endpoint, "{\"enabled\": true}");

        until(() -> receiver.messages.size() == 3);
    }

    @Test
    void aCorrectedAddressGetsWhatWaitsAtOnce() {
        var wrong = receiver();
        wrong.answer(500);
        var right = receiver();
        var endpoint = register(wrong, "inventory.adjusted");
        tellStock(VariantId.next(), 1);
        until(() -> wrong.messages.size() == 1 && attempts(endpoint) == 1);

        change(endpoint, "{\"url\": \"" + right.url() + "\"}");

        until(() -> right.messages.size() == 1);
        until(() -> !staff.get(endpoint.path()).expect(200).json().has("failingSince"));
    }

    private void change(Registered endpoint, String body) {
        staff.with("If-Match", "*").patch(endpoint.path(), body).expect(200);
    }

    @Test
    void aTarpitHarmsNobodyElseAndIsLeftAlone() {
        var tarpit = receiver();
        tarpit.hang();
        var stuck = register(tarpit, "inventory.adjusted");
        var healthy = receiver();
        register(healthy, "inventory.adjusted");
        var numbers = IntStream.rangeClosed(1, 40).toArray();

        for (var number : numbers) {
            tellStock(VariantId.next(), number);
        }
        until(() -> healthy.messages.size() == numbers.length);

        assertThat(tarpit.messages).as("of the tarpit at the same time").hasSizeLessThanOrEqualTo(4);
        until(() -> paused(stuck));
        assertThat(deliveries("status=FAILED&endpointId=" + stuck.id())).isEmpty();
        assertThat(tarpit.messages).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void whatFailedOnceMoreThanOnceIsTriedOneByOneAfterThePause() {
        var receiver = receiver();
        receiver.answer(500);
        var endpoint = register(receiver, "inventory.adjusted");
        for (int number = 1; number <= 12; number++) {
            tellStock(VariantId.next(), number);
        }
        awaitQueued();
        until(() -> paused(endpoint));
        until(() -> inFlight(endpoint) == 0);
        int before = receiver.messages.size();
        assertThat(before).isBetween(5, 8);

        receiver.answer(200);
        advance(Duration.ofMinutes(6));
        until(() -> deliveries("status=SUCCEEDED&endpointId=" + endpoint.id()).size() == 12);

        assertThat(staff.get(endpoint.path()).expect(200).json().has("failingSince"))
                .isFalse();
    }

    @Test
    void anEventThatIsTooLargeIsReferredTo() {
        var receiver = receiver();
        register(receiver, "inventory.adjusted");
        var variant = VariantId.next();

        tell(new InventoryAdjusted(variant, 7, "x".repeat(256 * 1_024)));
        until(() -> receiver.messages.size() == 1);

        var message = receiver.messages.getFirst();
        assertThat(message.json().has("data")).isFalse();
        assertThat(message.json().get("dataref").asString())
                .isEqualTo("http://localhost:8080/admin/v1/events/" + message.id());
    }

    private void assertDisabled(Registered endpoint, String reason) {
        until(() -> staff.get(endpoint.path()).expect(200).json().get("enabled").asBoolean() == false);
        assertThat(staff.get(endpoint.path()).expect(200).at("/disabledReason")).isEqualTo(reason);
        var id = TypeIds.parse(WebhookEndpointId.class, endpoint.id());
        assertThat(EventProbe.on(jdbc).typesOf(id)).containsExactly("webhook_endpoint.disabled");
        assertThat(AuditProbe.on(jdbc).of(id))
                .extracting(AuditProbe.Recorded::action)
                .containsExactly("webhook_endpoint.created", "webhook_endpoint.disabled");
    }

    private boolean paused(Registered endpoint) {
        return jdbc.sql("select paused_until is not null from webhook.endpoints where id = :id")
                .param(
                        "id",
                        TypeIds.parse(WebhookEndpointId.class, endpoint.id()).value())
                .query(Boolean.class)
                .single();
    }

    private int inFlight(Registered endpoint) {
        return jdbc.sql("""
                        select count(*) from webhook.deliveries
                        where endpoint_id = :id and claimed_until > clock_timestamp()
                        """)
                .param(
                        "id",
                        TypeIds.parse(WebhookEndpointId.class, endpoint.id()).value())
                .query(Integer.class)
                .single();
    }

    private double succeeded() {
        return meters.get("kontor.webhook.deliveries")
                .tags(Map.of("outcome", "succeeded").entrySet().stream()
                        .map(tag -> Tag.of(tag.getKey(), tag.getValue()))
                        .toList())
                .counter()
                .count();
    }

    private static String signature(String secret, Receiver.Message message) throws Exception {
        return new Webhook(secret)
                .sign(message.id(), Long.parseLong(message.headers().get("webhook-timestamp")), message.body());
    }
}
