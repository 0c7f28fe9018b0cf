package dev.kontor.customer.consent;

import dev.kontor.customer.ConsentTextId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether the customer has agreed to a purpose.
///
/// @param purpose code of the purpose
/// @param given whether the customer has agreed and not withdrawn it
/// @param outdated whether the customer agreed to an earlier version of the text in its language
/// @param givenTextId what the customer agreed to; absent unless `given`
/// @param changedAt when it was given or withdrawn last; absent if never
/// @param text what the customer can agree to now; absent without a published text
record MyConsent(
        @Schema(example = "NEWSLETTER") String purpose,
        @Schema(example = "Newsletter") String name,
        @Schema(example = "true") boolean given,
        @Schema(example = "false") boolean outdated,
        @Nullable ConsentTextId givenTextId,
        @Nullable Instant changedAt,
        @Nullable OfferedText text) {

    /// The current version of a text.
    ///
    /// @param number version of the text in its language
    /// @param locale BCP 47
    @Schema(name = "OfferedConsentText")
    record OfferedText(
            ConsentTextId id,
            @Schema(example = "3") int number,
            @Schema(example = "en") String locale,

            @Schema(example = "I want news by e-mail. I can withdraw this at any time.")
            String body) {}
}
