package dev.kontor.tax.vat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.tax.TestTaxProperties;
import dev.kontor.tax.VatNumber;
import dev.kontor.testing.ViesStandIn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/// The contract with VIES, over HTTP.
class ViesTests {

    /// Less than the stand-in hangs, and more than a busy machine stalls.
    private static final Duration IN_TIME = Duration.ofSeconds(20);

    private final ViesStandIn register = ViesStandIn.get();

    @Test
    void aRegisteredNumberHasAConsultationNumberNameAndAddress() {
        var number = answering("LV47973717062", ViesStandIn.Answer.VALID);

        assertThat(vies("LU22608222").ask(number))
                .isEqualTo(new RegisterResponse.Registered("WAPI47973717062", "Muster GmbH", "Ring 1 1010 Wien"));
        assertThat(register.request(number.text()).toString()).isEqualTo("""
                        {"countryCode":"LV","vatNumber":"47973717062","requesterMemberStateCode":"LU","requesterNumber":"22608222"}""");
    }

    @Test
    void withoutTheShopsNumberThereIsNoConsultationNumber() {
        assertThat(vies(null).ask(answering("MT33968004", ViesStandIn.Answer.VALID)))
                .isEqualTo(new RegisterResponse.Registered(null, "Muster GmbH", "Ring 1 1010 Wien"));
    }

    @Test
    void anUnknownNumberIsNotRegistered() {
        assertThat(vies(null).ask(answering("SI96660201", ViesStandIn.Answer.INVALID)))
                .isEqualTo(new RegisterResponse.Unregistered(null));
    }

    @ParameterizedTest
    @EnumSource(
            value = ViesStandIn.Answer.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"VALID", "INVALID"})
    void anythingElseIsNoAnswerWithinTheTimeLimit(ViesStandIn.Answer answer) {
        var number = answering("HR67573157773", answer);
        long start = System.nanoTime();

        assertThat(vies(null).ask(number)).isInstanceOf(RegisterResponse.None.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IN_TIME);
        assertThat(register.callsInside()).isZero();
    }

    @Test
    void anAbsentRegisterIsNoAnswer() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(vies("http://localhost:" + port + "/", null).ask(new VatNumber("HU15116266")))
                .isInstanceOf(RegisterResponse.None.class);
    }

    @Test
    void afterFiveFailuresTheRegisterIsLeftAlone() {
        var vies = vies(null);
        var number = answering("BG146808289", ViesStandIn.Answer.STATUS_500);

        IntStream.range(0, 8).forEach(_ -> vies.ask(number));

        assertThat(register.calls(number.text())).isEqualTo(5);
    }

    @Test
    void noMoreCallsRunAtATimeThanAllowed() throws Exception {
        var vies = vies(null);
        var number = answering("CY22280751Q", ViesStandIn.Answer.SILENT);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(IntStream.range(0, 6)
                    .mapToObj(_ -> (Callable<RegisterResponse>) () -> vies.ask(number))
                    .toList());
        }

        assertThat(register.calls(number.text())).isEqualTo(2);
    }

    @Test
    void onlyNumbersOfTheEuropeanUnionAreChecked() {
        var vies = vies(null);

        assertThat(List.of("ATU12345675", "XI998627777")).allMatch(number -> vies.knows(new VatNumber(number)));
        assertThat(List.of("GB998627777", "CHE123456788")).noneMatch(number -> vies.knows(new VatNumber(number)));
    }

    private VatNumber answering(String number, ViesStandIn.Answer answer) {
        register.answer(number, answer);
        return new VatNumber(number);
    }

    private Vies vies(@Nullable String requester) {
        return vies(register.url(), requester);
    }

    private static Vies vies(String url, @Nullable String requester) {
        return new Vies(TestTaxProperties.checkedBy(url, requester), JsonMapper.shared(), new SimpleMeterRegistry());
    }
}
