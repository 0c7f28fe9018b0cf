package dev.kontor.order.fulfillment;

import dev.kontor.shipping.LabelFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/// Buys a label for a parcel.
///
/// @param carrier name of the carrier in the settings
/// @param service code of the service, as the carrier names it
/// @param toAddress whether the parcel goes to the address although the buyer selected a point of a
///     carrier; needed if that point is of another carrier, or closed
/// @param format of the file; `PDF` if absent
/// @param weightGrams weight of the packed parcel
/// @param lengthMm length of the packed parcel
/// @param widthMm width of the packed parcel
/// @param heightMm height of the packed parcel
record BuyLabel(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") @Schema(example = "dhl")
        String carrier,

        @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,59}") @Schema(example = "parcel")
        String service,

        @Nullable @Schema(example = "false") Boolean toAddress,
        @Nullable LabelFormat format,

        @NotNull @Min(1) @Max(10_000_000) @Schema(example = "1350")
        Integer weightGrams,

        @Nullable @Min(1) @Max(100_000) @Schema(example = "300")
        Integer lengthMm,

        @Nullable @Min(1) @Max(100_000) @Schema(example = "200")
        Integer widthMm,

        @Nullable @Min(1) @Max(100_000) @Schema(example = "100")
        Integer heightMm) {}
