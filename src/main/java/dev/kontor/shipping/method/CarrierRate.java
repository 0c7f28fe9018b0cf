package dev.kontor.shipping.method;

import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The service of a carrier that determines the price of a method.
///
/// @param carrier name of the carrier in the settings
/// @param service code of the service, as the carrier names it
/// @param markupPercent added to the carrier's price, rounded half up to a minor unit; 0 if absent
/// @param markup added to the carrier's price, at most one per currency; nothing in other currencies
record CarrierRate(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") @Schema(example = "dhl")
        String carrier,

        @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,59}") @Schema(example = "parcel")
        String service,

        @Nullable @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2) @Schema(example = "5")
        BigDecimal markupPercent,

        @Nullable @Size(max = 50) List<@NotNull Money> markup) {

    private static final int PERCENT = 2;

    List<Money> amounts() {
        return Objects.requireNonNullElse(markup, List.of());
    }

    /// The surcharge on the carrier's price.
    Money markupOn(Money price) {
        var share = markupPercent == null
                ? Money.zero(price.currency())
                : price.share(markupPercent.movePointLeft(PERCENT), RoundingMode.HALF_UP);
        return share.plus(amount(price.currency()));
    }

    private Money amount(Currency currency) {
        return amounts().stream()
                .filter(each -> each.currency().equals(currency))
                .findFirst()
                .orElse(Money.zero(currency));
    }
}
