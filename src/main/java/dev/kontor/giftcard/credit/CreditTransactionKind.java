package dev.kontor.giftcard.credit;

import io.swagger.v3.oas.annotations.media.Schema;

/// Why store credit changed.
@Schema(name = "StoreCreditTransactionKind")
enum CreditTransactionKind {
    /// Staff granted or withdrew it, or customers were merged.
    ADJUST,
    /// An order was placed.
    SPEND,
    /// The payment of an order failed or was canceled.
    RELEASE,
    /// A paid order was refunded.
    REFUND
}
