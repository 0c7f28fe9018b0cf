package dev.kontor.customer;

/// The records that a merge moves from one customer to another, in that order.
public enum CustomerRecords {
    /// Active carts are merged for each channel.
    CARTS,
    /// With their uses of promotions and their downloads.
    ORDERS,
    /// Except reviews of products that the target has reviewed too.
    REVIEWS,
    /// Price lists that name the customer.
    PRICE_LISTS,
    /// Gift cards issued for the customer, and store credit.
    GIFT_CARDS,
    TAX_EXEMPTIONS,
    /// Equal addresses are moved once.
    ADDRESSES,
    GROUPS,
    TAGS,
    /// If the target has none.
    VAT_NUMBER,
    NOTES,
    /// The last record of both decides what the customer has agreed to.
    CONSENTS,
    /// Except alerts for variants that the target waits for too.
    STOCK_ALERTS,
    NEWSLETTER,
    WISHLISTS
}
