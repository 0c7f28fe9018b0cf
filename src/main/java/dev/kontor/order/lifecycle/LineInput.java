package dev.kontor.order.lifecycle;

import dev.kontor.catalog.input.EnteredInput;
import dev.kontor.catalog.input.InputKind;
import dev.kontor.shared.money.Money;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// A buyer's input for each unit of a line as stored, with the amount in the currency of the order.
public record LineInput(
        String code,
        String label,
        InputKind kind,
        String value,
        @Nullable String valueLabel,
        @Nullable Long surchargeMinor) {

    public static LineInput of(EnteredInput input) {
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
}
