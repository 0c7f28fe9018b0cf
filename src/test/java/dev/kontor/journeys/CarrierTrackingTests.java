package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import dev.kontor.testing.Api;
import dev.kontor.testing.Background;
import dev.kontor.testing.CarrierStandIn;
import dev.kontor.testing.CarrierStandIn.Mode;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Parcels follow the reports of their carriers.
@KontorTest
class CarrierTrackingTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    @Autowired
    private Clock clock;

    @Autowired
    private Background background;

    private final CarrierStandIn standIn = CarrierStandIn.get();
    private Instant start;
    private Api staff;
    private String parcel;
    private String number;

    @BeforeEach
    void pack() {
        start = clock.instant().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3600);
        var shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token());
        standIn.answer("labels", Mode.WELL);
        var cart = shop.payingCart(Map.of(shop.variant(1000, 5), 1), "tok_approve");
        var order = shop.complete(cart).expect(201).at("/id");
        parcel = "/admin/v1/fulfillments/"
                + staff.withIdempotencyKey()
                        .post("/admin/v1/orders/" + order + "/fulfillments", Map.of())
                        .expect(201)
                        .at("/id");
        number = staff.withIdempotencyKey()
                .post(parcel + "/label", Map.of("carrier", "labels", "service", "parcel", "weightGrams", 450))
                .expect(201)
                .at("/trackingNumber");
        staff.post(parcel + "/ship", Map.of()).expect(200);
    }

    @Test
    void signedReportsMoveTheParcelUntilItIsDelivered() throws Exception {
        assertThat(webhook(report("IN_TRANSIT", 10))).isEqualTo(200);
        assertThat(shown()).isEqualTo("SHIPPED IN_TRANSIT");
        assertThat(webhook(report("OUT_FOR_DELIVERY", 30))).isEqualTo(200);
        assertThat(webhook(report("IN_TRANSIT", 20))).as("an older report").isEqualTo(200);
        assertThat(shown()).isEqualTo("SHIPPED OUT_FOR_DELIVERY");

        assertThat(webhook(report("DELIVERED", 40))).isEqualTo(200);
        assertThat(webhook(report("DELIVERED", 40))).as("a replay").isEqualTo(200);

        assertThat(shown()).isEqualTo("DELIVERED DELIVERED");
        assertThat(events("fulfillment.tracked")).isEqualTo(3);
        assertThat(events("fulfillment.delivered")).isEqualTo(1);
    }

    @Test
    void forgedOldAndInvalidWebhooksChangeNothing() throws Exception {
        var body = report("DELIVERED", 10);
        long now = clock.instant().getEpochSecond();
        var signed = new Webhook(CarrierStandIn.WEBHOOK_SECRET).sign("msg_1", now, body);

        assertThat(send("labels", "msg_2", now, signed, body))
                .as("another message")
                .isEqualTo(401);
        assertThat(send("labels", "msg_1", now + 1, signed, body))
                .as("another time")
                .isEqualTo(401);
        assertThat(send("labels", "msg_1", now, signed, body.replace("DELIVERED", "RETURNED")))
                .isEqualTo(401);
        assertThat(send("labels", "msg_1", now, "v1,AAAA", body)).isEqualTo(401);
        long before = now - 400;
        assertThat(send(
                        "labels",
                        "msg_1",
                        before,
                        new Webhook(CarrierStandIn.WEBHOOK_SECRET).sign("msg_1", before, body),
                        body))
                .as("too old")
                .isEqualTo(401);
        assertThat(send("acme", "msg_1", now, signed, body)).as("no secret").isEqualTo(404);
        assertThat(webhook("{\"trackingNumber\": \"" + number + "\", \"status\": \"LOST\"}"))
                .isEqualTo(400);
        assertThat(webhook(report("DELIVERED", 6000))).as("of the future").isEqualTo(400);
        assertThat(webhook(report("DELIVERED", 10).replace(number, "SI999999")))
                .as("unknown")
                .isEqualTo(200);

        assertThat(shown()).isEqualTo("SHIPPED null");
        assertThat(events("fulfillment.tracked")).isZero();
    }

    @Test
    void parcelsWithoutNewsArePolled() {
        standIn.report(number, report("OUT_FOR_DELIVERY", 20) + "," + report("IN_TRANSIT", 10));
        jdbc.sql(
                        "update shipping.tracked_parcels set next_poll_at = now() where tracking_number = :number and carrier = 'labels'")
                .param("number", number)
                .update();

        // The interval of the polling may end just now, so that the parcel is polled on another thread.
        await().until(() -> {
            background.run("TrackingPolling");
            return events("fulfillment.tracked") == 2;
        });
        assertThat(shown()).isEqualTo("SHIPPED OUT_FOR_DELIVERY");
    }

    private String report(String status, int minutes) {
        return "{\"trackingNumber\": \"%s\", \"status\": \"%s\", \"at\": \"%s\"}"
                .formatted(number, status, start.plusSeconds(minutes * 60L));
    }

    private int webhook(String body) throws Exception {
        long now = clock.instant().getEpochSecond();
        return send(
                "labels",
                "msg_" + now,
                now,
                new Webhook(CarrierStandIn.WEBHOOK_SECRET).sign("msg_" + now, now, body),
                body);
    }

    private int send(String carrier, String id, long time, String signature, String body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(api.baseUrl() + "/hooks/carriers/" + carrier))
                    .header("Content-Type", "application/json")
                    .header("webhook-id", id)
                    .header("webhook-timestamp", String.valueOf(time))
                    .header("webhook-signature", signature)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private String shown() {
        var seen = staff.get(parcel).expect(200).json();
        return seen.at("/status").asString() + " "
                + (seen.has("carrierStatus") ? seen.at("/carrierStatus").asString() : null);
    }

    private long events(String type) {
        return jdbc.sql("select count(*) from events.log where type = :type and data ->> 'fulfillmentId' = :parcel")
                .param("type", type)
                .param("parcel", parcel.substring(parcel.lastIndexOf('/') + 1))
                .query(Long.class)
                .single();
    }
}
