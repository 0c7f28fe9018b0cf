package dev.kontor.shipping;

/// The file format of a label.
public enum LabelFormat {
    PDF,
    /// The language of label printers.
    ZPL
}
