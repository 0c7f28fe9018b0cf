package dev.kontor.catalog.product;

import dev.kontor.catalog.media.ShowPicture;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// The pictures of a product.
///
/// @param media in display order; the first is the main picture
public record SetMedia(
        @NotNull @Size(max = ProductContent.MAX_MEDIA) List<@NotNull @Valid ShowPicture> media) {}
