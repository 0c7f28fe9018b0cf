package dev.kontor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.input.InputValues;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.FieldProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GiftCardTermsTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final GiftCardTerms CHOSEN = new GiftCardTerms(
            GiftCardAmount.CHOSEN, List.of(new GiftCardRange(Money.of(20_000, "EUR"), List.of())), null);

    private final JsonMapper json = new JsonMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"amount": {"amount": 5000, "currency": "EUR"}}                                      |
            {"amount": {"amount": 0, "currency": "EUR"}}                                         | amount
            {"amount": {"amount": -5000, "currency": "EUR"}}                                     | amount
            {"amount": {"amount": 50.5, "currency": "EUR"}}                                      | amount
            {"amount": {"amount": 5000, "currency": "euro"}}                                     | amount
            {"amount": {"amount": 5000}}                                                         | amount
            {"amount": 5000}                                                                     | amount
            {"amount": "5000 EUR"}                                                               | amount
            {"recipient_name": "Grace"}                                                          | amount
            {"amount": {"amount": 1, "currency": "EUR"}, "recipient_email": "grace@example.com"} |
            {"amount": {"amount": 1, "currency": "EUR"}, "recipient_email": "grace@example"}     | recipient_email
            {"amount": {"amount": 1, "currency": "EUR"}, "recipient_email": "a@b.c, d@e.fg"}     | recipient_email
            {"amount": {"amount": 1, "currency": "EUR"}, "recipient_email": "a@b.c\\nBcc: x@y.z"} | recipient_email
            {"amount": {"amount": 1, "currency": "EUR"}, "deliver_on": "2026-11-29"}             |
            {"amount": {"amount": 1, "currency": "EUR"}, "deliver_on": "2026-11-28"}             | deliver_on
            {"amount": {"amount": 1, "currency": "EUR"}, "deliver_on": "2027-11-29"}             |
            {"amount": {"amount": 1, "currency": "EUR"}, "deliver_on": "2027-11-30"}             | deliver_on
            {"amount": {"amount": 1, "currency": "EUR"}, "sender_name": "Two\\nlines"}            | sender_name
            {"amount": {"amount": 1, "currency": "EUR"}, "message": "Two\\nlines"}                |
            """)
    void inputsAreChecked(String given, String refused) {
        var errors = new ArrayList<FieldProblem>();
        var values = new HashMap<String, JsonNode>();
        json.readTree(given).properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));

        var read = InputValues.read(GiftCardInputs.of(CHOSEN, TODAY), values, "/inputs", errors);

        assertThat(errors.stream().map(FieldProblem::pointer))
                .containsExactlyElementsOf(refused == null ? List.of() : List.of("/inputs/" + refused));
        assertThat(InputValues.invalidInputs(GiftCardInputs.of(CHOSEN, TODAY), read)
                        .isEmpty())
                .isEqualTo(!"amount".equals(refused));
    }

    @Test
    void aChosenValueIsTheOneOfTheCurrencyWithinItsLimits() {
        var inputs = Map.of("amount", "5000 EUR");
        var smallest = Money.of(1_000, "EUR");

        assertThat(CHOSEN.chosen(inputs, EURO)).contains(Money.of(5_000, "EUR"));
        assertThat(CHOSEN.chosen(inputs, Currency.getInstance("USD"))).isEmpty();
        assertThat(CHOSEN.allows(Money.of(999, "EUR"), smallest)).isFalse();
        assertThat(CHOSEN.allows(smallest, smallest)).isTrue();
        assertThat(CHOSEN.allows(Money.of(20_000, "EUR"), smallest)).isTrue();
        assertThat(CHOSEN.allows(Money.of(20_001, "EUR"), smallest)).isFalse();
        assertThat(CHOSEN.allows(Money.of(5_000, "USD"), Money.of(1_000, "USD")))
                .isFalse();
        assertThat(new GiftCardTerms(GiftCardAmount.FIXED, List.of(), 30).chosen(inputs, EURO))
                .isEmpty();
    }

    @Test
    void labelsAreInTheLanguageOfTheBuyer() {
        var entered = InputValues.entered(
                GiftCardInputs.of(CHOSEN, null),
                Map.of("amount", "5000 EUR", "recipient_name", "Grace"),
                Locale.forLanguageTag("de-AT"),
                EURO);

        assertThat(entered.getFirst().label()).isEqualTo("Wert");
        assertThat(entered.getFirst().valueLabel()).contains("50,00");
        assertThat(entered.getLast().label()).isEqualTo("Name des Empfängers");
    }
}
