package dev.kontor.customer.profile;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Changes the caller's profile.
///
/// @param locale one of the shop's languages
/// @param vatNumber of the customer's company, with the prefix of its country; new carts begin with it
record ChangeProfile(
        @NotBlank @Size(max = 100) @Schema(example = "Ada") String firstName,

        @Nullable @Size(max = 100) @Schema(example = "Lovelace")
        String lastName,

        @NotNull @Size(min = 2, max = 35) @Schema(example = "en")
        String locale,

        @Nullable @Size(max = 24) @Schema(example = "ATU12345675")
        String vatNumber) {}
