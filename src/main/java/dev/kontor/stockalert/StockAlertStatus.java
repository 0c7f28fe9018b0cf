package dev.kontor.stockalert;

/// The state of a stock alert.
public enum StockAlertStatus {
    /// A guest has not confirmed the address yet.
    PENDING,
    /// The shopper waits for the variant.
    WAITING,
    /// The variant could be bought again, and the shopper got the mail.
    SENT
}
