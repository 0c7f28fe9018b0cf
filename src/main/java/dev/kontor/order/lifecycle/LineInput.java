package dev.kontor.order.lifecycle;

import dev.kontor.catalog.input.EnteredInput;
import dev.kontor.catalog.input.InputKind;
import dev.kontor.shared.money.Money;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// A buyer's input for each unit of a line as stored, with the amount in the currency of the order.
public record LineInput(
        String code,
        String label,
        InputKind kind,
        String value,
        @Nullable String valueLabel,
        @Nullable Long surchargeMinor) {

    static LineInput of(EnteredInput input) {
        return new LineInput(
                input.code(),
                input.label(),
                input.kind(),
                input.value(),
                input.valueLabel(),
                input.surcharge() == null ? null : input.surcharge().minor());
    }

    EnteredInput in(Currency currency) {
        return new EnteredInput(
                code,
                label,
                kind,
                value,
                valueLabel,
                surchargeMinor == null ? null : new Money(surchargeMinor, currency));
    }

    public static String text(List<EnteredInput> inputs, JsonMapper json) {
        return json.writeValueAsString(inputs.stream().map(LineInput::of).toList());
    }

    public static List<EnteredInput> read(String text, Currency currency, JsonMapper json) {
        return json.readValue(text, new TypeReference<List<LineInput>>() {}).stream()
                .map(input -> input.in(currency))
                .toList();
    }
}
