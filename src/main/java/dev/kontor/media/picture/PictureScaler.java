package dev.kontor.media.picture;

import dev.kontor.media.RenditionSize;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.coobird.thumbnailator.Thumbnails;

/// Scales pictures down. Never up: a smaller picture stays as it is.
final class PictureScaler {

    private PictureScaler() {}

    static BufferedImage scale(BufferedImage picture, RenditionSize size, FocalPoint focus) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int side = Math.min(size.edge(), Math.min(width, height));
        if (size.isSquare() ? width == side && height == side : Math.max(width, height) <= size.edge()) {
            return picture;
        }
        var scaled = Thumbnails.of(picture).imageType(picture.getType());
        try {
            return (size.isSquare()
                            ? scaled.size(side, side).crop(focus.behindFrame())
                            : scaled.size(Math.min(size.edge(), width), Math.min(size.edge(), height)))
                    .asBufferedImage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
