package dev.kontor.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.PriceChanged;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.privacy.RetainedData;
import dev.kontor.shared.privacy.RetentionLimit;
import dev.kontor.webhook.WebhookDeliveryId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// Staff have things sent again, or for the first time to see whether they arrive.
class WebhookResendTests extends WebhookDesk {

    @Autowired
    private RetainedData retainedDeliveries;

    @Autowired
    private WebhookFeed feed;

    @Autowired
    private MeterRegistry meters;

    @Test
    void aTestArrivesOnceAlsoAtADisabledEndpointAndIsMarked() {
        var receiver = receiver();
        var endpoint = register(receiver.url(), "\"enabled\": false", "order.placed");

        var delivery = staff.post(endpoint.path() + "/test", "{\"eventType\": \"order.placed\"}")
                .expect(202);
        until(() -> receiver.messages.size() == 1);

        var message = receiver.messages.getFirst();
        assertThat(message.json().get("test").asBoolean()).isTrue();
        assertThat(message.json().at("/data/orderNumber").asString()).isEqualTo("10042");
        assertThat(message.json().get("id").asString()).isEqualTo(delivery.at("/eventId"));
        var path = delivery.requiredHeader("Location");
        until(() -> staff.get(path).expect(200).at("/status").equals("SUCCEEDED"));

        receiver.answer(500);
        double lost = meters.get("kontor.webhook.dead").counter().count();
        var failing = staff.post(endpoint.path() + "/test", "{\"eventType\": \"price.changed\"}")
                .expect(202)
                .requiredHeader("Location");
        until(() -> staff.get(failing).expect(200).at("/status").equals("FAILED"));
        assertThat(meters.get("kontor.webhook.dead").counter().count()).isEqualTo(lost);
        advance(Duration.ofMinutes(10));
        assertThat(receiver.messages).hasSize(2);
        assertThat(staff.get(endpoint.path()).expect(200).json().has("failingSince"))
                .isFalse();
    }

    @Test
    void aTestOvertakesWhatWaitsForAnEndpointThatIsLeftAlone() {
        var receiver = receiver();
        receiver.answer(410);
        var endpoint = register(receiver, "inventory.adjusted");
        var variant = VariantId.next();
        tellStock(variant, 1, 2, 3);
        until(() -> deliveries("status=FAILED&endpointId=" + endpoint.id()).size() == 1);
        awaitQueued();
        receiver.answer(204);

        staff.post(endpoint.path() + "/test", "{\"eventType\": \"inventory.adjusted\"}")
                .expect(202);
        until(() -> deliveries("status=SUCCEEDED&endpointId=" + endpoint.id()).size() == 1);

        assertThat(receiver.messages).hasSize(2);
        assertThat(receiver.messages.getLast().json().get("test").asBoolean()).isTrue();
    }

    @Test
    void aTestOfWhatDoesNotExistIsRefused() {
        var endpoint = register(receiver(), "order.placed");

        staff.post(endpoint.path() + "/test", "{\"eventType\": \"order.vanished\"}")
                .expectProblem(400, "validation-failed");
        staff.post(endpoint.path() + "/test", "{}").expectProblem(400, "validation-failed");
        staff.post(ENDPOINTS + "/whe_01kaw4c5qpfy0t4gzxm3v8h2rd/test", "{\"eventType\": \"order.placed\"}")
                .expectProblem(404, "not-found");
        assertThat(deliveries("endpointId=" + endpoint.id())).isEmpty();
    }

    @Test
    void aDeliveryIsSentOnceMoreWithTheSameId() {
        var receiver = receiver();
        var endpoint = register(receiver, "inventory.adjusted");
        tellStock(VariantId.next(), 7);
        until(() -> deliveries("status=SUCCEEDED&endpointId=" + endpoint.id()).size() == 1);
        var first = onlyDelivery(endpoint).get("id").asString();

        var again = staff.withIdempotencyKey()
                .post(DELIVERIES + "/" + first + "/redeliver")
                .expect(202);
        until(() -> receiver.messages.size() == 2);

        assertThat(again.at("/id")).isNotEqualTo(first);
        assertThat(again.at("/cause")).isEqualTo("REDELIVERY");
        assertThat(receiver.messages.getLast().id())
                .isEqualTo(receiver.messages.getFirst().id());
        assertThat(receiver.messages.getLast().body())
                .isEqualTo(receiver.messages.getFirst().body());
        staff.post(DELIVERIES + "/whd_01kaw4c5qpfy0t4gzxm3v8h2rd/redeliver").expectProblem(404, "not-found");
    }

    @Test
    void whatTheLogHasDeletedCannotBeSentAgain() {
        var receiver = receiver();
        var endpoint = register(receiver, "inventory.adjusted");
        var variant = VariantId.next();
        tellStock(variant, 7);
        until(() -> deliveries("status=SUCCEEDED&endpointId=" + endpoint.id()).size() == 1);
        jdbc.sql("delete from events.log where subject = :subject")
                .param("subject", variant.text())
                .update();

        var again = staff.post(
                        DELIVERIES + "/" + onlyDelivery(endpoint).get("id").asString() + "/redeliver")
                .expect(202)
                .requiredHeader("Location");
        until(() -> staff.get(again).expect(200).at("/status").equals("FAILED"));

        assertThat(staff.get(again).expect(200).at("/lastOutcome")).isEqualTo("EVENT_GONE");
        assertThat(receiver.messages).hasSize(1);
        assertThat(staff.get(endpoint.path()).expect(200).json().has("failingSince"))
                .isFalse();
    }

    @Test
    void deliveriesOfLongAgoAreForgotten() {
        var endpoint = register(receiver(), "inventory.adjusted");
        tellStock(VariantId.next(), 1);
        tellStock(VariantId.next(), 2);
        until(() -> deliveries("status=SUCCEEDED&endpointId=" + endpoint.id()).size() == 2);
        var old = deliveries("endpointId=" + endpoint.id()).get(0).get("id").asString();
        jdbc.sql("update webhook.deliveries set created_at = created_at - interval '31 days' where id = :id")
                .param("id", TypeIds.parse(WebhookDeliveryId.class, old).value())
                .update();

        retainedDeliveries.delete(
                new RetentionLimit(clock.instant().minus(Duration.ofDays(30)), List.of(), List.of(), List.of()),
                "",
                100);

        assertThat(deliveries("endpointId=" + endpoint.id())).hasSize(1);
        staff.get(DELIVERIES + "/" + old).expectProblem(404, "not-found");
    }

    @Test
    void aStretchOfTimeIsSentAgainInOrder() {
        var variant = VariantId.next();
        advance(Duration.ofDays(400));
        tellStock(variant, 1);
        advance(Duration.ofHours(1));
        var from = clock.instant();
        tellStock(variant, 2, 3);
        tell(new PriceChanged(variant));
        advance(Duration.ofHours(1));
        var to = clock.instant();
        tellStock(variant, 4);
        awaitQueued();
        var receiver = receiver();
        var endpoint = register(receiver, "inventory.adjusted");

        var replay = staff.post(endpoint.path() + "/replay", "{\"from\": \"%s\", \"to\": \"%s\"}".formatted(from, to))
                .expect(202);
        until(() -> receiver.messages.size() == 2);

        assertThat(receiver.numbers("available")).containsExactly(2, 3);
        var path = replay.requiredHeader("Location");
        until(() -> staff.get(path).expect(200).at("/status").equals("SUCCEEDED"));
        assertThat(staff.get(path).expect(200).at("/queued")).isEqualTo("2");
        assertThat(deliveries("replayId=" + replay.at("/id"))).hasSize(2);
    }

    @Test
    void aReplayBeginsWhereTheLogIsComplete() {
        var endpoint = register(receiver(), "inventory.adjusted");
        var path = endpoint.path() + "/replay";
        jdbc.sql("insert into events.complete_from (position, occurred_at) values (1, '2026-11-25T12:00:00.000001Z')")
                .update();
        try {
            var refused = staff.post(path, "{\"from\": \"2026-11-25T12:00:00Z\", \"to\": \"2026-11-25T13:00:00Z\"}")
                    .expectProblem(400, "validation-failed");

            assertThat(refused.at("/errors/0/pointer")).isEqualTo("/from");
            assertThat(refused.at("/errors/0/detail")).endsWith("Start at or after 2026-11-25T12:00:00.000001Z.");
            staff.post(path, "{\"from\": \"2026-11-25T12:00:00.000001Z\", \"to\": \"2026-11-25T13:00:00Z\"}")
                    .expect(202);
        } finally {
            jdbc.sql("delete from events.complete_from").update();
        }
    }

    /// Staff can lower the retention of events below the time that a disabled endpoint waits.
    @Test
    void eventsOfMessagesThatWaitAreNeeded() {
        var receiver = receiver();
        receiver.answer(410);
        var endpoint = register(receiver, "inventory.adjusted");
        var variant = VariantId.next();
        var told = clock.instant();
        tellStock(variant, 1, 2);
        until(() -> deliveries("status=FAILED&endpointId=" + endpoint.id()).size() == 1);
        awaitQueued();

        assertThat(feed.neededSince())
                .hasValueSatisfying(
                        since -> assertThat(since).isBetween(told.minusMillis(1), told.plus(Duration.ofHours(1))));

        jdbc.sql("delete from webhook.deliveries where status = 'PENDING'").update();
        assertThat(feed.neededSince()).isEmpty();
        // Not committed, so that nobody runs it.
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("""
                            insert into webhook.replays (id, endpoint_id, from_at, to_at, event_types, status, position,
                                end_position, created_at)
                            select uuidv4(), id, '2001-01-01Z', '2001-01-02Z', '{order.placed}', 'RUNNING', 0, 1, now()
                            from webhook.endpoints limit 1
                            """).update();
            assertThat(feed.neededSince()).contains(Instant.parse("2001-01-01T00:00:00Z"));
        });
    }

    @Test
    void aReplayThatMakesNoSenseIsRefused() {
        var endpoint = register(receiver(), "inventory.adjusted");
        var path = endpoint.path() + "/replay";

        staff.post(path, "{}").expectProblem(400, "validation-failed");
        staff.post(path, "{\"from\": \"2026-11-25T12:00:00Z\", \"to\": \"2026-11-25T12:00:00Z\"}")
                .expectProblem(400, "validation-failed");
        staff.post(path, "{\"from\": \"2026-01-01T12:00:00Z\", \"to\": \"2026-03-01T12:00:00Z\"}")
                .expectProblem(400, "validation-failed");
        staff.post(path, "{\"from\": \"2026-11-24T12:00:00Z\", \"eventTypes\": [\"x\"]}")
                .expectProblem(400, "validation-failed");
        staff.get("/admin/v1/webhook-replays/whr_01kaw4c5qpfy0t4gzxm3v8h2rd").expectProblem(404, "not-found");
    }
}
