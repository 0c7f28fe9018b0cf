package dev.kontor.order.read;

import dev.kontor.tax.VatProof;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The VAT number of an order, for its buyer.
///
/// @param number with the prefix of its country
/// @param checkedAt when the register answered
record OrderedVatNumber(
        @Schema(example = "ATU12345675") String number,
        VatProof.Status status,
        @Nullable Instant checkedAt) {

    static @Nullable OrderedVatNumber of(@Nullable VatProof proof) {
        return proof == null ? null : new OrderedVatNumber(proof.number(), proof.status(), proof.checkedAt());
    }
}
