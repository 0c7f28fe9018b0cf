package dev.kontor.payment.processing;

import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/// The part of a refund for one item.
///
/// @param id of the order line, `shipping`, or a shipping group
public record RefundItem(
        @Schema(example = "line_01jdhe0000f7n8t0000000000e") String id, int quantity, Money amount) {

    /// The item as stored with the refund, which knows the currency.
    record StoredItem(String id, int quantity, long minor) {}

    StoredItem stored() {
        return new StoredItem(id, quantity, amount.minor());
    }
}
