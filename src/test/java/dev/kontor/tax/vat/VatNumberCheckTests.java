package dev.kontor.tax.vat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.tax.TestTaxProperties;
import dev.kontor.tax.VatNumber;
import dev.kontor.tax.VatNumberObserver;
import dev.kontor.tax.VatProof;
import dev.kontor.tax.VatProof.Status;
import dev.kontor.testing.TestDatabase;
import dev.kontor.testing.ViesStandIn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class VatNumberCheckTests {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final ViesStandIn register = ViesStandIn.get();
    private final JdbcClient jdbc = TestDatabase.jdbc();

    private final List<VatProof> observed = new ArrayList<>();
    private final ObjectProvider<VatNumberObserver> observers = new ObjectProvider<>() {
        @Override
        public Stream<VatNumberObserver> orderedStream() {
            return Stream.of(observed::add);
        }
    };

    @BeforeEach
    void anEmptyTable() {
        TestDatabase.truncate("tax");
    }

    @Test
    void aConfirmationCountsForADay() {
        var number = answering("PT742268020", ViesStandIn.Answer.VALID);
        int before = register.calls(number.text());

        var first = at(NOW).check(number);
        var second = at(NOW.plus(Duration.ofHours(23))).check(number);
        var third = at(NOW.plus(Duration.ofDays(1))).check(number);

        assertThat(first)
                .isEqualTo(new VatProof(
                        number.text(),
                        Status.VALID,
                        NOW,
                        "WAPI742268020",
                        "Muster GmbH",
                        "Ring 1 1010 Wien",
                        "LU22608222"));
        assertThat(second).isEqualTo(first);
        assertThat(third.checkedAt()).isEqualTo(NOW.plus(Duration.ofDays(1)));
        assertThat(register.calls(number.text()) - before).isEqualTo(2);
    }

    @Test
    void aRejectionCountsForTenMinutes() {
        var number = answering("PT608428655", ViesStandIn.Answer.INVALID);

        assertThat(at(NOW).check(number).status()).isEqualTo(Status.INVALID);
        register.answer(number.text(), ViesStandIn.Answer.VALID);
        assertThat(at(NOW.plusSeconds(599)).check(number).status()).isEqualTo(Status.INVALID);
        assertThat(at(NOW.plusSeconds(600)).check(number).status()).isEqualTo(Status.VALID);
    }

    @Test
    void anUnansweredNumberIsCheckedInTheBackground() {
        var number = answering("PT460046284", ViesStandIn.Answer.MS_UNAVAILABLE);

        assertThat(at(NOW).check(number).status()).isEqualTo(Status.UNVERIFIED);
        register.answer(number.text(), ViesStandIn.Answer.VALID);
        at(NOW).checkAgain();
        assertThat(stored(number)).isEqualTo("UNVERIFIED");
        jdbc.sql("update tax.vat_numbers set next_check_at = now()").update();
        at(NOW).checkAgain();

        assertThat(stored(number)).isEqualTo("VALID");
    }

    @Test
    void aConfirmationThatHasBecomeTooOldIsCheckedInTheBackground() {
        var number = answering("PT708498205", ViesStandIn.Answer.VALID);
        at(NOW).check(number);
        int before = register.calls(number.text());
        var later = NOW.plus(Duration.ofDays(1));

        var early = at(later.minusSeconds(1));
        early.checkSoon(number);
        early.checkAgain();
        assertThat(register.calls(number.text())).isEqualTo(before);
        var late = at(later);
        late.checkSoon(number);
        late.checkAgain();
        late.checkAgain();

        assertThat(register.calls(number.text()) - before).isEqualTo(1);
        assertThat(new VatNumberRepository(jdbc).find(number).orElseThrow().checkedAt())
                .isEqualTo(later);
    }

    @Test
    void anEarlierConfirmationStaysWhileTheRegisterDoesNotAnswer() {
        var number = answering("PT501964843", ViesStandIn.Answer.VALID);
        at(NOW).check(number);
        register.answer(number.text(), ViesStandIn.Answer.STATUS_500);

        var kept = at(NOW.plus(Duration.ofDays(2))).check(number);

        assertThat(kept.status()).isEqualTo(Status.VALID);
        assertThat(kept.checkedAt()).isEqualTo(NOW);
    }

    @Test
    void anEarlierAnswerNeverReplacesALaterOne() {
        var number = answering("SE275773088801", ViesStandIn.Answer.VALID);
        at(NOW).check(number);

        var stored = new VatNumberRepository(jdbc)
                .store(new VatProof(number.text(), Status.INVALID, NOW.minusSeconds(1), null, null, null, null));

        assertThat(stored.status()).isEqualTo(Status.VALID);
        assertThat(stored.checkedAt()).isEqualTo(NOW);
    }

    @Test
    void oldAnswersAreDeleted() {
        var number = answering("SE088022862201", ViesStandIn.Answer.VALID);
        at(NOW).check(number);

        at(NOW.plus(Duration.ofDays(91))).deleteUnused();
        assertThat(stored(number)).isEqualTo("VALID");
        at(NOW.plus(Duration.ofDays(91)).plusMillis(1)).deleteUnused();
        assertThat(jdbc.sql("select count(*) from tax.vat_numbers")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private String stored(VatNumber number) {
        return jdbc.sql("select status from tax.vat_numbers where number = :number")
                .param("number", number.text())
                .query(String.class)
                .single();
    }

    @Test
    void theFirstAnswerAboutAnUnverifiedNumberIsReportedOnce() {
        var number = answering("PT708498205", ViesStandIn.Answer.MS_UNAVAILABLE);
        var direct = answering("PT742268020", ViesStandIn.Answer.VALID);
        at(NOW).check(direct);
        at(NOW).check(number);
        assertThat(observed).isEmpty();

        register.answer(number.text(), ViesStandIn.Answer.INVALID);
        var answered = at(NOW.plusSeconds(60)).check(number);
        at(NOW.plus(Duration.ofHours(1))).check(number);

        assertThat(answered.status()).isEqualTo(Status.INVALID);
        assertThat(observed).containsExactly(answered);
    }

    private VatNumber answering(String number, ViesStandIn.Answer answer) {
        register.answer(number, answer);
        return new VatNumber(number);
    }

    private VatNumberCheck at(Instant time) {
        var properties = TestTaxProperties.checkedBy(register.url(), "LU22608222");
        var numbers = new VatNumberRepository(jdbc);
        return new VatNumberCheck(
                numbers,
                new VatNumberResponses(numbers, observers),
                new Vies(properties, JsonMapper.shared(), new SimpleMeterRegistry()),
                properties,
                Clock.fixed(time, ZoneOffset.UTC));
    }
}
