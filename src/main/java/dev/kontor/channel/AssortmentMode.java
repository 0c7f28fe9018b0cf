package dev.kontor.channel;

/// The assortment mode of a channel.
public enum AssortmentMode {
    /// Sells every published product except those removed from the channel.
    ALL,
    /// Sells only products added to the channel.
    CHOSEN
}
