package dev.kontor.channel;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Creates a channel.
///
/// @param code identifies it in requests; never changes
/// @param active whether shoppers can use it; yes if absent
/// @param locales of the shop, the default first; all of the shop if absent
/// @param currencies of the shop, the default first; all of the shop if absent
/// @param orderNumberPrefix before the number of an order: capital letters, digits and hyphens, not ending with a
///     digit; `K-` if absent
record CreateChannel(
        @Schema(example = "outlet") @NotNull @Size(min = 1, max = Channel.CODE_LENGTH) @Pattern(regexp = Channel.CODE)
        String code,

        @Schema(example = "Outlet") @NotBlank @Size(max = 100)
        String name,

        @Nullable Boolean active,
        @NotNull AssortmentMode assortment,

        @Schema(example = "[\"de\", \"en\"]") @Nullable @Size(min = 1, max = 50)
        List<@NotNull @Size(min = 2, max = 35) @Pattern(regexp = "[A-Za-z0-9-]+") String> locales,

        @Schema(example = "[\"EUR\"]") @Nullable @Size(min = 1, max = 50)
        List<@NotNull @Pattern(regexp = "[A-Z]{3}") String> currencies,

        @Schema(example = "DE-") @Nullable @Size(min = 1, max = 12) @Pattern(regexp = Channel.ORDER_NUMBER_PREFIX)
        String orderNumberPrefix) {}
