package dev.kontor.cart.item;

import dev.kontor.tax.VatProof;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The buyer's VAT number. What the register knows about the company is not returned to buyers.
///
/// @param number with the prefix of its country
/// @param status absent without an address
/// @param checkedAt when the register answered
record CartVatNumber(
        @Schema(example = "ATU12345675") String number,
        VatProof.@Nullable Status status,
        @Nullable Instant checkedAt) {

    static @Nullable CartVatNumber of(@Nullable String number, @Nullable VatProof proof) {
        return number == null
                ? null
                : new CartVatNumber(
                        number, proof == null ? null : proof.status(), proof == null ? null : proof.checkedAt());
    }
}
