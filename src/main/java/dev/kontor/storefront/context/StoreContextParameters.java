package dev.kontor.storefront.context;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The query parameters of every public read that has texts and prices.
///
/// @param locale of the texts
/// @param currency of the prices
public record StoreContextParameters(
        @Parameter(
                description = "Language of the texts (BCP 47). Without it `Accept-Language` decides, then the default"
                        + " language of the shop.",
                schema = @Schema(type = "string", maxLength = 35, pattern = "^[A-Za-z0-9-]+$", example = "en"))
        @Nullable
        Locale locale,

        @Parameter(
                description = "Currency of the prices (ISO 4217); without it the default currency of the shop.",
                schema =
                        @Schema(type = "string", minLength = 3, maxLength = 3, pattern = "^[A-Z]{3}$", example = "USD"))
        @Nullable
        Currency currency) {}
