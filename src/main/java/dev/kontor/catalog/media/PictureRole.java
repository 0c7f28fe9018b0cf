package dev.kontor.catalog.media;

/// The purpose of a product picture.
public enum PictureRole {
    /// Shown on the product page; without a `LISTING` picture, the first one is shown in lists.
    GALLERY,
    /// Shown in lists instead of the first gallery picture.
    LISTING,
    /// A sample of a colour or material for choosing a variant; never shown in lists.
    SWATCH
}
