package dev.kontor.media;

/// The sizes in which there is a picture. No others, so nobody can have the shop work on, or keep, what no page shows.
public enum RenditionSize {
    /// A square for lists of lists: carts, search suggestions.
    THUMB(160, true),
    /// A square for lists of products.
    CARD(480, true),
    /// The whole picture, beside a text.
    PAGE(1_200, false),
    /// The whole picture, filling a screen.
    ZOOM(2_400, false);

    private final int edge;
    private final boolean square;

    RenditionSize(int edge, boolean square) {
        this.edge = edge;
        this.square = square;
    }

    /// The longest edge in pixels.
    public int edge() {
        return edge;
    }

    /// Whether it is a square, and the focal point decides what it shows.
    public boolean isSquare() {
        return square;
    }
}
