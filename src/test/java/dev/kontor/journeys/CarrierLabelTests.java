package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.order.FulfillmentId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.Background;
import dev.kontor.testing.CarrierStandIn;
import dev.kontor.testing.CarrierStandIn.Mode;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Staff buy labels for parcels.
@KontorTest
class CarrierLabelTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    @Autowired
    private Background background;

    private final CarrierStandIn standIn = CarrierStandIn.get();
    private Api staff;
    private String order;
    private String parcel;

    @BeforeEach
    void pack() {
        var shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token());
        standIn.answer("labels", Mode.WELL);
        standIn.answer("labels-late", Mode.WELL);
        var cart = shop.payingCart(Map.of(shop.variant(1000, 5), 1), "tok_approve");
        order = "/admin/v1/orders/" + shop.complete(cart).expect(201).at("/id");
        parcel = "/admin/v1/fulfillments/"
                + staff.withIdempotencyKey()
                        .post(order + "/fulfillments", Map.of())
                        .expect(201)
                        .at("/id");
    }

    @Test
    void aLabelIsBoughtDownloadedAndVoided() {
        int before = standIn.sold("labels");
        var keyed = staff.withIdempotencyKey();

        var label = keyed.post(parcel + "/label", wanted("labels")).expect(201);

        assertThat(label.at("/status")).isEqualTo("BOUGHT");
        assertThat(label.at("/cost/amount")).isEqualTo("389");
        assertThat(keyed.post(parcel + "/label", wanted("labels")).expect(201).at("/id"))
                .as("replayed")
                .isEqualTo(label.at("/id"));
        assertThat(standIn.sold("labels") - before).isEqualTo(1);
        var asked = standIn.calls("labels").getLast().body();
        assertThat(asked.at("/destination/city").asString()).isEqualTo("Reykjavik");
        assertThat(asked.at("/parcel/weightGrams").asInt()).isEqualTo(450);
        var packed = staff.get(parcel).expect(200);
        assertThat(packed.at("/trackingNumber")).isEqualTo(label.at("/trackingNumber"));
        assertThat(packed.at("/carrier")).isEqualTo("labels");
        assertThat(staff.get(parcel + "/label/file").expect(200).text()).isEqualTo("%PDF-1.7 label");
        buy("labels").expectProblem(409, "invalid-state-transition");

        standIn.answer("labels", Mode.REFUSED);
        staff.post(parcel + "/label/void", Map.of()).expectProblem(422, "rejected");
        assertThat(staff.get(parcel).expect(200).at("/trackingNumber")).isEqualTo(label.at("/trackingNumber"));
        standIn.answer("labels", Mode.WELL);
        assertThat(staff.post(parcel + "/label/void", Map.of()).expect(200).at("/status"))
                .isEqualTo("VOIDED");

        assertThat(staff.get(parcel).expect(200).json().has("trackingNumber")).isFalse();
        staff.get(parcel + "/label/file").expectProblem(404, "not-found");
        staff.post(parcel + "/label/void", Map.of()).expectProblem(409, "invalid-state-transition");
        buy("labels").expect(201);
        assertThat(standIn.sold("labels") - before).isEqualTo(2);
    }

    @Test
    void aLabelWhoseResponseWasLostIsFoundAndNotBoughtAgain() {
        int before = standIn.sold("labels-late");
        standIn.answer("labels-late", Mode.CUT);

        assertThat(buy("labels-late").expect(202).at("/status")).isEqualTo("REQUESTED");
        buy("labels-late").expectProblem(409, "invalid-state-transition");
        standIn.answer("labels-late", Mode.WELL);
        jdbc.sql("update shipping.labels set next_try_at = now() where status = 'REQUESTED'")
                .update();

        assertThat(settled()).isEqualTo("BOUGHT");
        assertThat(standIn.sold("labels-late") - before).isEqualTo(1);
        assertThat(staff.get(parcel).expect(200).at("/trackingNumber")).startsWith("SI");
    }

    @Test
    void aLabelIsVoidedIfItsParcelWasCanceledBeforeItWasFound() {
        standIn.answer("labels-late", Mode.CUT);
        buy("labels-late").expect(202);
        staff.post(parcel + "/cancel", Map.of()).expect(200);
        standIn.answer("labels-late", Mode.WELL);
        jdbc.sql("update shipping.labels set next_try_at = now() where status = 'REQUESTED'")
                .update();

        assertThat(settled("VOIDED"::equals)).isEqualTo("VOIDED");
        assertThat(staff.get(parcel).expect(200).json().has("trackingNumber")).isFalse();
    }

    @Test
    void parcelsOfHeldOrdersGetNoLabels() {
        staff.post(order + "/hold", Map.of("reason", "Is the address right?")).expect(200);

        buy("labels").expectProblem(409, "invalid-state-transition");

        staff.post(order + "/release", Map.of()).expect(200);
        buy("labels").expect(201);
    }

    @Test
    void aLabelThatTheProcessNeverSentFailsOnceNoCallCanBeRunning() {
        int before = standIn.sold("labels-late");
        jdbc.sql("""
                        insert into shipping.labels (id, reference, carrier, service, format, status, requested_at, next_try_at)
                        values (gen_random_uuid(), :parcel, 'labels-late', 'parcel', 'PDF', 'REQUESTED',
                            now() - interval '11 minutes', now())
                        """)
                .param(
                        "parcel",
                        TypeIds.parse(FulfillmentId.class, parcel.substring(parcel.lastIndexOf('/') + 1))
                                .value())
                .update();

        assertThat(settled()).isEqualTo("FAILED");
        buy("labels-late").expect(201);
        assertThat(standIn.sold("labels-late") - before).isEqualTo(1);
    }

    @Test
    void whatIsNoLabelIsNeitherStoredNorBoughtAgain() {
        standIn.answer("labels-late", Mode.NOT_A_LABEL);

        assertThat(buy("labels-late").expect(202).at("/status")).isEqualTo("REQUESTED");

        staff.get(parcel + "/label/file").expectProblem(404, "not-found");
        assertThat(staff.get(parcel).expect(200).json().has("trackingNumber")).isFalse();
        jdbc.sql("update shipping.labels set next_try_at = null where status = 'REQUESTED'")
                .update();
    }

    @Test
    void aRejectedLabelCanBeBoughtWithOtherData() {
        standIn.answer("labels", Mode.REFUSED);
        assertThat(buy("labels").expectProblem(422, "rejected").at("/reason")).isEqualTo("address-unknown");
        standIn.answer("labels", Mode.STATUS_401);
        buy("labels").expectProblem(503, "dependency-unavailable");
        standIn.answer("labels", Mode.WELL);

        buy("labels").expect(201);
    }

    @Test
    void twoPurchasesOfOneParcelBuyOneLabel() throws Exception {
        int before = standIn.sold("labels");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = threads.invokeAll(List.<Callable<Integer>>of(
                    () -> buy("labels").status(),
                    () -> buy("labels").status(),
                    () -> buy("labels").status()));
            var statuses = new ArrayList<Integer>();
            for (var each : both) {
                statuses.add(each.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409);
        }
        assertThat(standIn.sold("labels") - before).isEqualTo(1);
    }

    @Test
    void onlyPendingParcelsGetLabelsOfConfiguredCarriers() {
        buy("nobody").expectProblem(422, "rejected");
        staff.post(parcel + "/cancel", Map.of()).expect(200);

        buy("labels").expectProblem(409, "invalid-state-transition");
        staff.get(parcel + "/label").expectProblem(404, "not-found");
    }

    private Api.Response buy(String carrier) {
        return staff.withIdempotencyKey().post(parcel + "/label", wanted(carrier));
    }

    private static Map<String, Object> wanted(String carrier) {
        return Map.of("carrier", carrier, "service", "parcel", "weightGrams", 450);
    }

    /// The state of the label once the background job has resolved it. A carrier that has failed for other tests is
    /// paused for half a minute, and a label is tried each quarter of a minute.
    private String settled() {
        return settled(status -> !status.equals("REQUESTED"));
    }

    private String settled(Predicate<String> done) {
        return await().atMost(Duration.ofSeconds(70))
                .until(
                        () -> {
                            background.run("LabelJanitor");
                            return staff.get(parcel + "/label").expect(200).at("/status");
                        },
                        done);
    }
}
