package dev.kontor.settings;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Changes the settings of the shop; `null` restores the default.
///
/// @param name shown to shoppers and in mails and documents
/// @param contactEmail shown to shoppers; also the sender of mails, unless the settings of mails name
///     another
record ChangeShopSettings(
        @Schema(example = "Wool & Wood") @Nullable @Size(max = 100) @Pattern(regexp = NOT_BLANK)
        String name,

        @Schema(example = "hello@shop.example") @Nullable @Size(max = 254) @Email
        String contactEmail) {

    private static final String NOT_BLANK = ".*\\S.*";
}
