package dev.kontor.pricing;

import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// The content of a variant, and the amount that its unit price refers to.
///
/// @param amount content of one unit of the variant
/// @param reference the amount that the unit price is for
public record Content(
        @NotNull @Valid Measure amount, @NotNull @Valid Measure reference) {

    /// An amount with a unit.
    public record Measure(
            @NotNull @Positive @DecimalMax("1000000") @Digits(integer = 7, fraction = 3) @Schema(example = "250")
            BigDecimal value,

            @NotNull ContentUnit unit) {}

    /// The price of the reference amount, rounded half up to a minor unit.
    public Money unitPrice(Money price) {
        var minor = BigDecimal.valueOf(price.minor())
                .multiply(reference.unit().smallest(reference.value()))
                .divide(amount.unit().smallest(amount.value()), 0, RoundingMode.HALF_UP);
        return new Money(minor.longValueExact(), price.currency());
    }
}
