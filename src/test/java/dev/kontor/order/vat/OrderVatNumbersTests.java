package dev.kontor.order.vat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.order.OrderId;
import dev.kontor.order.lifecycle.OrderScenario;
import dev.kontor.tax.VatNumber;
import dev.kontor.tax.VatNumbers;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.ViesStandIn;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// The register answers after orders with a number that it had not confirmed.
@KontorTest
class OrderVatNumbersTests extends OrderScenario {

    private static final String INVALID = "PT501964843";
    private static final String VALID = "PT507599870";
    private static final String RACED = "PT504499777";

    @Autowired
    VatNumbers numbers;

    @Autowired
    OrderVatNumbers orders;

    private final ViesStandIn register = ViesStandIn.get();

    @Test
    void anInvalidNumberOfAnOrderWithoutTaxIsReported() {
        unanswered(INVALID);
        var untaxed = accepted(INVALID, "REVERSE_CHARGE");
        var taxed = accepted(INVALID, "STANDARD");
        assertThat(read(untaxed).has("vatNumberCheck")).isFalse();

        register.answer(INVALID, ViesStandIn.Answer.INVALID);
        numbers.check(new VatNumber(INVALID));

        assertThat(read(untaxed).at("/vatNumber/status").asString()).isEqualTo("UNVERIFIED");
        assertThat(read(untaxed).at("/vatNumberCheck/status").asString()).isEqualTo("INVALID");
        assertThat(read(untaxed).at("/vatNumberCheck/consultationNumber").asString())
                .isEqualTo("WAPI501964843");
        assertThat(test.timeline(untaxed)).contains("VAT_NUMBER_CHECKED");
        var reported = EventProbe.on(jdbc).of(untaxed).getLast();
        assertThat(reported.type()).isEqualTo("order.vat_number_invalid");
        assertThat(reported.data().at("/vatNumber").asString()).isEqualTo(INVALID);
        assertThat(reported.data().at("/total/amount").asLong()).isEqualTo(7_640);
        assertThat(reported.data().at("/checkedAt").asString()).isNotBlank();
        // The shop owes nothing for an order with tax.
        assertThat(EventProbe.on(jdbc).typesOf(taxed)).doesNotContain("order.vat_number_invalid");
        assertThat(listed(true)).contains(untaxed.text());
        assertThat(listed(false)).doesNotContain(untaxed.text());

        // Nothing happens twice.
        var before = read(untaxed);
        orders.placed(List.of(untaxed));
        assertThat(read(untaxed)).isEqualTo(before);
    }

    @Test
    void aValidNumberIsStoredAsTheProof() {
        unanswered(VALID);
        var order = accepted(VALID, "REVERSE_CHARGE");

        register.answer(VALID, ViesStandIn.Answer.VALID);
        numbers.check(new VatNumber(VALID));

        assertThat(read(order).at("/vatNumberCheck/status").asString()).isEqualTo("VALID");
        assertThat(read(order).at("/vatNumberCheck/name").asString()).isEqualTo("Muster GmbH");
        assertThat(EventProbe.on(jdbc).typesOf(order)).doesNotContain("order.vat_number_invalid");
        assertThat(listed(true)).doesNotContain(order.text());
    }

    @Test
    void anOrderThatIsPlacedWhileTheRegisterAnswersHasTheAnswer() throws Exception {
        register.answer(RACED, ViesStandIn.Answer.INVALID);
        for (int round = 0; round < 25; round++) {
            jdbc.sql("delete from tax.vat_numbers where number = :number")
                    .param("number", RACED)
                    .update();
            unanswered(RACED);
            var order = test.paid("tok_approve").id();
            var together = new CyclicBarrier(2);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var placed = threads.submit(() -> {
                    together.await();
                    transactions.executeWithoutResult(_ -> accept(order, RACED, "REVERSE_CHARGE"));
                    orders.placed(List.of(order));
                    return null;
                });
                register.answer(RACED, ViesStandIn.Answer.INVALID);
                var answered = threads.submit(() -> {
                    together.await();
                    return numbers.check(new VatNumber(RACED));
                });
                placed.get();
                answered.get();
            }

            assertThat(read(order).at("/vatNumberCheck/status").asString())
                    .as("round %d", round)
                    .isEqualTo("INVALID");
            assertThat(EventProbe.on(jdbc).typesOf(order))
                    .filteredOn("order.vat_number_invalid"::equals)
                    .hasSize(1);
        }
    }

    private void unanswered(String number) {
        register.answer(number, ViesStandIn.Answer.MS_UNAVAILABLE);
        numbers.check(new VatNumber(number));
    }

    private OrderId accepted(String number, String treatment) {
        var order = test.paid("tok_approve").id();
        accept(order, number, treatment);
        return order;
    }

    /// As a shop that accepts unverified numbers writes it.
    private void accept(OrderId order, String number, String treatment) {
        jdbc.sql("update orders.orders set vat_proof = :proof, tax_treatment = :treatment where id = :id")
                .param("proof", Map.of("number", number, "status", "UNVERIFIED"))
                .param("treatment", treatment)
                .param("id", order)
                .update();
    }

    private JsonNode read(OrderId order) {
        return staff.get("/admin/v1/orders/" + order.text()).expect(200).json();
    }

    private String listed(boolean invalid) {
        return staff.get("/admin/v1/orders?limit=100&vatNumberInvalid=" + invalid)
                .expect(200)
                .text();
    }
}
