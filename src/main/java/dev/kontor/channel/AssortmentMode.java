package dev.kontor.channel;

/// What a channel sells.
public enum AssortmentMode {
    /// Every published product, unless it was taken out.
    ALL,
    /// Only what was put into it.
    CHOSEN
}
