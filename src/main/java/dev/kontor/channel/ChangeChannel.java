package dev.kontor.channel;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes a channel; for the default channel only the name and the prefix of order numbers.
///
/// @param active whether shoppers can use it
/// @param locales of the shop, the default first; `null`: all of the shop
/// @param currencies of the shop, the default first; `null`: all of the shop
/// @param orderNumberPrefix before the number of an order: capital letters, digits and hyphens, not ending with a
///     digit; for new orders
record ChangeChannel(
        @Schema(example = "Outlet") @NotBlank @Size(max = 100)
        String name,

        @NotNull Boolean active,
        @NotNull AssortmentMode assortment,

        @Schema(example = "[\"de\", \"en\"]") @Nullable @Size(min = 1, max = 50)
        List<@NotNull @Size(min = 2, max = 35) @Pattern(regexp = "[A-Za-z0-9-]+") String> locales,

        @Schema(example = "[\"EUR\"]") @Nullable @Size(min = 1, max = 50)
        List<@NotNull @Pattern(regexp = "[A-Z]{3}") String> currencies,

        @Schema(example = "DE-") @NotNull @Size(min = 1, max = 12) @Pattern(regexp = Channel.ORDER_NUMBER_PREFIX)
        String orderNumberPrefix) {

    static ChangeChannel of(StoredChannel channel) {
        return new ChangeChannel(
                channel.name(),
                channel.active(),
                channel.assortment(),
                channel.locales().isEmpty() ? null : channel.locales(),
                channel.currencies().isEmpty() ? null : channel.currencies(),
                channel.orderNumberPrefix());
    }
}
