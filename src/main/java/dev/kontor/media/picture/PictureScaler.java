package dev.kontor.media.picture;

import dev.kontor.media.RenditionSize;
import java.awt.Color;
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

    /// On white, in a frame of that size.
    static BufferedImage opaque(BufferedImage picture, int mostWidth, int mostHeight) {
        boolean fits = picture.getWidth() <= mostWidth && picture.getHeight() <= mostHeight;
        try {
            var scaled = fits
                    ? picture
                    : Thumbnails.of(picture)
                            .imageType(picture.getType())
                            .size(mostWidth, mostHeight)
                            .asBufferedImage();
            var opaque = new BufferedImage(scaled.getWidth(), scaled.getHeight(), BufferedImage.TYPE_INT_RGB);
            var pen = opaque.createGraphics();
            pen.drawImage(scaled, 0, 0, Color.WHITE, null);
            pen.dispose();
            return opaque;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
