package dev.kontor.shared.openapi;

import io.swagger.v3.oas.annotations.media.Schema;

/// Money in JSON; replaces [dev.kontor.shared.money.Money] in the documents.
@Schema(
        name = "Money",
        description =
                "An exact amount in minor units of one currency: 1999 EUR is €19.99, 1999 JPY is ¥1,999. `exponent`"
                        + " and `formatted` are for display.")
record MoneyValue(
        @Schema(
                description = "Minor units: cents for EUR, whole yen for JPY, fils for KWD.",
                example = "1999",
                minimum = "-9007199254740991",
                maximum = "9007199254740991")
        long amount,

        @Schema(description = "ISO 4217.", example = "EUR", pattern = "^[A-Z]{3}$")
        String currency,

        @Schema(
                description = "Decimal digits of the currency.",
                example = "2",
                minimum = "0",
                maximum = "4",
                accessMode = Schema.AccessMode.READ_ONLY)
        int exponent,

        @Schema(
                description = "The amount formatted for the negotiated language.",
                example = "€19.99",
                accessMode = Schema.AccessMode.READ_ONLY)
        String formatted) {}
