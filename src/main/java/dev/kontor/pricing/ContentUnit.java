package dev.kontor.pricing;

import java.math.BigDecimal;

/// A unit of the content of a variant.
public enum ContentUnit {
    /// Gram.
    G(Dimension.MASS, "1"),
    /// Kilogram.
    KG(Dimension.MASS, "1000"),
    /// Millilitre.
    ML(Dimension.VOLUME, "1"),
    /// Litre.
    L(Dimension.VOLUME, "1000"),
    /// Cubic metre.
    M3(Dimension.VOLUME, "1000000"),
    /// Centimetre.
    CM(Dimension.LENGTH, "1"),
    /// Metre.
    M(Dimension.LENGTH, "100"),
    /// Square centimetre.
    CM2(Dimension.AREA, "1"),
    /// Square metre.
    M2(Dimension.AREA, "10000"),
    /// Piece.
    PIECE(Dimension.COUNT, "1");

    private enum Dimension {
        MASS,
        VOLUME,
        LENGTH,
        AREA,
        COUNT
    }

    private final Dimension dimension;
    private final BigDecimal factor;

    ContentUnit(Dimension dimension, String factor) {
        this.dimension = dimension;
        this.factor = new BigDecimal(factor);
    }

    /// Whether amounts of both units can be compared.
    public boolean measuresLike(ContentUnit other) {
        return dimension == other.dimension;
    }

    /// The amount in the smallest unit of the dimension.
    public BigDecimal smallest(BigDecimal amount) {
        return amount.multiply(factor);
    }
}
