package dev.kontor.promotion.coupon;

import dev.kontor.promotion.CouponSeries;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A new batch of coupons.
///
/// @param name for staff
/// @param prefix beginning of every code; no other batch can have it
/// @param size number of codes
/// @param usesPerCode orders with the same code; 1 if absent
/// @param expiresAt when the codes stop working; never if absent
record CreateCouponBatch(
        @NotBlank @Size(max = 100) @Schema(example = "Newsletter of June")
        String name,

        @NotNull @Size(min = 3, max = 12) @Pattern(regexp = "[A-Z0-9]+") @Schema(example = "JUNE")
        String prefix,

        @NotNull @Min(1) @Max(CouponSeries.MAX_SIZE) @Schema(example = "5000")
        Integer size,

        @Nullable @Min(1) @Max(1_000_000) @Schema(example = "1")
        Integer usesPerCode,

        @Nullable Instant expiresAt) {}
