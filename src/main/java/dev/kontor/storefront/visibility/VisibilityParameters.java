package dev.kontor.storefront.visibility;

import dev.kontor.channel.Channel;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The shopper's context of the check.
///
/// @param locale language of the shopper (BCP 47); the default language of the channel if absent
/// @param currency currency of the shopper (ISO 4217); the default currency of the channel if absent
/// @param channel code of the channel of the shopper; the default channel if absent
record VisibilityParameters(
        @Parameter(schema = @Schema(type = "string", maxLength = 35, pattern = "^[A-Za-z0-9-]+$", example = "de"))
        @Nullable
        Locale locale,

        @Parameter(
                schema =
                        @Schema(type = "string", minLength = 3, maxLength = 3, pattern = "^[A-Z]{3}$", example = "EUR"))
        @Nullable
        Currency currency,

        @Parameter(example = "outlet")
        @Size(min = 1, max = Channel.CODE_LENGTH)
        @Pattern(regexp = Channel.CODE)
        @Nullable
        String channel) {}
