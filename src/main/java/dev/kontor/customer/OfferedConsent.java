package dev.kontor.customer;

import io.swagger.v3.oas.annotations.media.Schema;

/// The text that people can agree to.
///
/// @param number version of the text in its language
/// @param locale BCP 47
public record OfferedConsent(
        ConsentTextId id,
        @Schema(example = "3") int number,
        @Schema(example = "en") String locale,

        @Schema(example = "I want news by e-mail. I can withdraw this at any time.")
        String body) {}
