package dev.kontor.promotion.rule;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

/// The amount of a reduction.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reduction.Percent.class, name = "PERCENT"),
    @JsonSubTypes.Type(value = Reduction.Amount.class, name = "AMOUNT"),
    @JsonSubTypes.Type(value = Reduction.Price.class, name = "PRICE")
})
public sealed interface Reduction {

    /// By a percentage.
    ///
    /// @param percent `12.5` is 12.5 percent
    record Percent(
            @NotNull @DecimalMin("0.0001") @DecimalMax("100") @Digits(integer = 3, fraction = 4) @Schema(example = "10")
            BigDecimal percent)
            implements Reduction {}

    /// By an amount, at most to zero.
    ///
    /// @param amounts one for each currency; the action does nothing in other currencies
    record Amount(@NotNull @Size(min = 1, max = 50) List<@NotNull Money> amounts) implements Reduction {}

    /// To a fixed price, if the current price is higher.
    ///
    /// @param prices one for each currency; the action does nothing in other currencies
    record Price(@NotNull @Size(min = 1, max = 50) List<@NotNull Money> prices) implements Reduction {}
}
