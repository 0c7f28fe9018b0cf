package dev.kontor.cart.item;

import dev.kontor.promotion.PromotionCodes;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// A code of a promotion. Spaces, hyphens and case do not matter.
public record EnterCode(
        @NotBlank @Size(max = PromotionCodes.MAX_LENGTH) @Schema(example = "SUMMER")
        String code) {}
