package dev.kontor.shared.money;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A tax of a refund. Taxes of several jurisdictions on the same amount each have its `net`.
///
/// @param name empty if no tax was charged for want of a rate
/// @param jurisdiction that levies it; absent for the tax of a whole zone
/// @param rate 0 if no tax was charged
/// @param treatment why tax was charged or not; absent if the order did not store it
/// @param net the refunded amount without tax
/// @param tax the refunded tax
public record RefundedTax(
        @Schema(example = "VAT") String name,

        @Nullable @Schema(example = "Los Angeles County") String jurisdiction,

        @Schema(example = "0.19") BigDecimal rate,
        @Nullable @Schema(example = "STANDARD") String treatment,
        Money net,
        Money tax) {

    public RefundedTax plus(RefundedTax other) {
        return new RefundedTax(name, jurisdiction, rate, treatment, net.plus(other.net), tax.plus(other.tax));
    }
}
