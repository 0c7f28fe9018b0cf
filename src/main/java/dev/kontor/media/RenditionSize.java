package dev.kontor.media;

/// The sizes of renditions. There are no others, so nobody can make the shop compute or store sizes that no page
/// uses.
public enum RenditionSize {
    /// A small square: carts, search suggestions.
    THUMB(160, true),
    /// A square for lists of products.
    CARD(480, true),
    /// The whole picture, next to a text.
    PAGE(1_200, false),
    /// The whole picture, full screen.
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

    /// Whether it is a square cropped around the focal point.
    public boolean isSquare() {
        return square;
    }
}
