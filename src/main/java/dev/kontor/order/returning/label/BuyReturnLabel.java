package dev.kontor.order.returning.label;

import dev.kontor.shared.address.Address;
import dev.kontor.shipping.LabelFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/// Buys a label for a return.
///
/// @param carrier name of the carrier in the settings; that of the return policy if absent
/// @param service code of the service, as the carrier names it; that of the return policy if absent
/// @param format of the file; `PDF` if absent
/// @param origin who sends the parcel; the shipping address of the first item if absent
/// @param weightGrams weight of the parcel; that of the return policy if absent
/// @param lengthMm length of the parcel
/// @param widthMm width of the parcel
/// @param heightMm height of the parcel
record BuyReturnLabel(
        @Nullable @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") @Schema(example = "dhl")
        String carrier,

        @Nullable @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,59}") @Schema(example = "return-parcel")
        String service,

        @Nullable LabelFormat format,
        @Nullable @Valid Address origin,

        @Nullable @Min(1) @Max(10_000_000) @Schema(example = "1350")
        Integer weightGrams,

        @Nullable @Min(1) @Max(100_000) @Schema(example = "300")
        Integer lengthMm,

        @Nullable @Min(1) @Max(100_000) @Schema(example = "200")
        Integer widthMm,

        @Nullable @Min(1) @Max(100_000) @Schema(example = "100")
        Integer heightMm) {

    /// As the return policy says.
    static final BuyReturnLabel DEFAULT = new BuyReturnLabel(null, null, null, null, null, null, null, null);
}
