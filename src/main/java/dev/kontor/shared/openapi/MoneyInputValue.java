package dev.kontor.shared.openapi;

import io.swagger.v3.oas.annotations.media.Schema;

/// Money as clients send it; replaces [dev.kontor.shared.money.Money] in request schemas.
@Schema(
        name = "MoneyInput",
        description =
                "An exact amount in minor units of one currency: 1999 EUR is €19.99, 1999 JPY is ¥1,999. A `Money`"
                        + " from a response can be sent as it is.")
record MoneyInputValue(
        @Schema(
                description = "Minor units: cents for EUR, whole yen for JPY, fils for KWD.",
                example = "1999",
                minimum = "-1000000000000",
                maximum = "1000000000000",
                requiredMode = Schema.RequiredMode.REQUIRED)
        long amount,

        @Schema(
                description = "ISO 4217.",
                example = "EUR",
                pattern = "^[A-Z]{3}$",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String currency) {}
