package dev.kontor.wishlist;

import io.swagger.v3.oas.annotations.media.Schema;

/// The secret of the link to a shared wishlist. Kontor shows it once.
///
/// @param token for `GET /store/v1/shared-wishlists/{token}`
record WishlistShare(
        @Schema(example = "Vb3mJ6zZk0Vw0p9Wd7bqYw2b8m4n1c5x7z9a3s5d7f8")
        String token) {

    @Override
    public String toString() {
        return "WishlistShare[***]";
    }
}
