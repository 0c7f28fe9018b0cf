package dev.kontor.catalog.media;

/// What a picture of a product is for.
public enum PictureRole {
    /// Shown on the page of the product; the first one in lists too.
    GALLERY,
    /// Shown in lists, instead of the first one.
    LISTING,
    /// A sample of a colour or a material, for choosing a variant; never shown in lists.
    SWATCH
}
