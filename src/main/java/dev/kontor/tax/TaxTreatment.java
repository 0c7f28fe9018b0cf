package dev.kontor.tax;

/// Why a sale is taxed, or is not.
public enum TaxTreatment {
    /// The rates of the tax zone apply.
    STANDARD,
    /// The rates of another member state of the European Union apply; the shop declares them in its One-Stop
    /// Shop.
    OSS,
    /// No tax is charged: the buyer is a company in another member state, which accounts for it.
    REVERSE_CHARGE,
    /// No tax is charged, because the tax zone is one of exports.
    EXPORT,
    /// No tax is charged, because the buyer has a certificate.
    EXEMPT;

    /// Whether the shop charges tax.
    public boolean isTaxed() {
        return this == STANDARD || this == OSS;
    }
}
