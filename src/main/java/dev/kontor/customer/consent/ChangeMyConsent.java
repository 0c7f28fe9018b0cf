package dev.kontor.customer.consent;

import dev.kontor.customer.ConsentTextId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Gives or withdraws a consent.
///
/// @param given `false` withdraws
/// @param textId what the customer has read: the current text; required to give
/// @param checkout whether the customer decides during a checkout
record ChangeMyConsent(
        @NotNull Boolean given,
        @Nullable ConsentTextId textId,
        @Nullable @Schema(example = "false") Boolean checkout) {

    ConsentSource source() {
        return Objects.equals(checkout, true) ? ConsentSource.CHECKOUT : ConsentSource.ACCOUNT;
    }
}
