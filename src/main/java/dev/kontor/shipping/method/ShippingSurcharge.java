package dev.kontor.shipping.method;

import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/// An amount that shipping to certain postcodes costs in addition, even if it is free otherwise. Estimates without a
/// postcode lack it; in countries whose addresses may lack one, the method is not available without one.
///
/// @param name shown in explanations
/// @param prices one for each currency of the method
record ShippingSurcharge(
        @NotBlank @Size(max = 100) @Schema(example = "Islands")
        String name,

        @NotEmpty @Size(max = 50) List<@NotNull Money> prices,

        @NotEmpty @Size(max = ShippingConditions.MAX_RANGES) List<@NotNull @Valid PostcodeRange> postcodes) {

    Optional<Money> price(Currency currency) {
        return prices.stream()
                .filter(price -> price.currency().equals(currency))
                .findFirst();
    }
}
