package dev.kontor.storefront.context;

import dev.kontor.channel.Channel;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The query parameters of every public read that has texts and prices.
///
/// @param locale of the texts
/// @param currency of the prices
/// @param channel the storefront
public record StoreContextParameters(
        @Parameter(
                description = "Language of the texts (BCP 47), one of the channel's. Otherwise `Accept-Language` "
                        + "decides, then the default language of the channel.",
                schema = @Schema(type = "string", maxLength = 35, pattern = "^[A-Za-z0-9-]+$", example = "en"))
        @Nullable
        Locale locale,

        @Parameter(
                description = "Currency of the prices (ISO 4217); otherwise the default currency of the channel.",
                schema =
                        @Schema(type = "string", minLength = 3, maxLength = 3, pattern = "^[A-Z]{3}$", example = "USD"))
        @Nullable
        Currency currency,

        @Parameter(description = CHANNEL, example = Channel.DEFAULT)
        @Size(min = 1, max = Channel.CODE_LENGTH)
        @Pattern(regexp = Channel.CODE)
        @Nullable
        String channel) {

    /// Documents the parameter of a channel.
    public static final String CHANNEL = "Code of the channel. Otherwise that of the publishable key, or `default`.";
}
