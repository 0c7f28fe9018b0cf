package dev.kontor.promotion.coupon;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The fields of a batch that can be changed.
///
/// @param name for staff
/// @param expiresAt when the codes stop working; a time in the past ends them at once
record ChangeCouponBatch(
        @NotBlank @Size(max = 100) @Schema(example = "Newsletter of June")
        String name,

        @Nullable Instant expiresAt) {}
