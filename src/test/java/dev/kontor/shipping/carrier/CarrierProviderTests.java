package dev.kontor.shipping.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.CarrierProvider.CarrierParcel;
import dev.kontor.shipping.CarrierProvider.RateRequest;
import dev.kontor.shipping.CarrierProvider.ServiceRate;
import dev.kontor.shipping.CarrierResponse;
import dev.kontor.testing.CarrierStandIn;
import dev.kontor.testing.CarrierStandIn.Mode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// The contract with carriers, over HTTP.
class CarrierProviderTests {

    private static final Duration TIMEOUT = Duration.ofMillis(500);
    /// Less than the stand-in hangs, and more than a busy machine stalls.
    private static final Duration IN_TIME = Duration.ofSeconds(20);
    private static final RateRequest REQUEST = new RateRequest(
            new Destination("NC", null, "98800"),
            new CarrierParcel(1200, 3000, 2, Money.of(4000, "EUR"), List.of("bulky")),
            Set.of("parcel", "express"));

    private final CarrierStandIn standIn = CarrierStandIn.get();
    private final String name = "contract-" + UUID.randomUUID();

    @Test
    void aCarrierReturnsThePricesOfTheRequestedServices() {
        assertThat(ask(carriers(standIn.url(name), 4)))
                .isEqualTo(new CarrierResponse.Answered<>(List.of(
                        new ServiceRate("express", Money.of(840, "EUR")),
                        new ServiceRate("parcel", Money.of(420, "EUR")))));
        assertThat(standIn.calls(name)).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo("rates");
            assertThat(call.body()).isEqualTo(JsonMapper.shared().readTree("""
                            {"destination":{"country":"NC","region":null,"postcode":"98800"},\
                            "parcel":{"weightGrams":1200,"volumeCm3":3000,"quantity":2,\
                            "value":{"amount":4000,"currency":"EUR"},"profiles":["bulky"]},\
                            "services":["express","parcel"]}"""));
        });
    }

    @Test
    void aServiceThatIsNotOfferedIsAbsent() {
        var request = new RateRequest(REQUEST.destination(), REQUEST.parcel(), Set.of("none", "parcel"));

        assertThat(carriers(standIn.url(name), 4).call(name, "rates", carrier -> carrier.rates(request)))
                .isEqualTo(new CarrierResponse.Answered<>(List.of(new ServiceRate("parcel", Money.of(420, "EUR")))));
    }

    @Test
    void aRejectionIsFinal() {
        standIn.answer(name, Mode.REFUSED);

        assertThat(ask(carriers(standIn.url(name), 4))).isEqualTo(new CarrierResponse.Refused<>("no-service-here"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WELL", "REFUSED", "STATUS_401", "NOT_A_LABEL"})
    void anythingElseIsUnknownWithinTheTimeLimit(Mode mode) {
        standIn.answer(name, mode);
        long start = System.nanoTime();

        assertThat(ask(carriers(standIn.url(name), 4))).isInstanceOf(CarrierResponse.Unknown.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IN_TIME);
        assertThat(standIn.calls(name)).hasSize(1);
        assertThat(standIn.callsInside()).isZero();
    }

    @Test
    void aCarrierThatRejectsTheCallerDidNothing() {
        standIn.answer(name, Mode.STATUS_401);

        assertThat(ask(carriers(standIn.url(name), 4))).isEqualTo(new CarrierResponse.NotSent<>("status 401"));
    }

    @Test
    void anAbsentCarrierDidNothing() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(ask(carriers("http://localhost:" + port, 4)))
                .isEqualTo(new CarrierResponse.NotSent<>("no connection"));
    }

    @Test
    void afterFiveFailuresTheCarrierIsLeftAlone() {
        standIn.answer(name, Mode.STATUS_500);
        var carriers = carriers(standIn.url(name), 4);

        IntStream.range(0, 8).forEach(_ -> ask(carriers));

        assertThat(standIn.calls(name)).hasSize(5);
        assertThat(ask(carriers)).isEqualTo(new CarrierResponse.NotSent<>("paused after failures"));
    }

    @Test
    void noMoreCallsRunAtATimeThanAllowed() throws Exception {
        standIn.answer(name, Mode.SILENT);
        var carriers = carriers(standIn.url(name), 2);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(IntStream.range(0, 6)
                    .mapToObj(_ -> (Callable<CarrierResponse<List<ServiceRate>>>) () -> ask(carriers))
                    .toList());
        }

        assertThat(standIn.calls(name)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://carrier.example/",
                "https://user:word@carrier.example/",
                "https://carrier.example/?key=1",
                "https:///path",
                "ftp://localhost/"
            })
    void theSecretIsSentOverHttpsOnly(String url) {
        assertThat(TestCarriers.carrier(url, TIMEOUT, 1).isUrlSecure()).isFalse();
    }

    @Test
    void theSecretAppearsInNoText() {
        var carrier = TestCarriers.carrier("https://carrier.example/v1", TIMEOUT, 1);

        assertThat(carrier.isUrlSecure()).isTrue();
        assertThat(carrier.at("rates")).isEqualTo(URI.create("https://carrier.example/v1/rates"));
        assertThat(new ShippingProperties(Map.of("dhl", carrier)).toString()).doesNotContain(CarrierStandIn.SECRET);
    }

    private CarrierResponse<List<ServiceRate>> ask(Carriers carriers) {
        return carriers.call(name, "rates", carrier -> carrier.rates(REQUEST));
    }

    private Carriers carriers(String url, int concurrency) {
        return TestCarriers.carriers(Map.of(name, TestCarriers.carrier(url, TIMEOUT, concurrency)));
    }
}
