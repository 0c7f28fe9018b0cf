package dev.kontor.media.picture;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.awt.Point;
import net.coobird.thumbnailator.geometry.Position;

/// The point that must stay visible when a picture is cropped.
///
/// @param x percent of the width, from the left
/// @param y percent of the height, from the top
public record FocalPoint(
        @Schema(example = "50") @NotNull @Min(0) @Max(100) Integer x,
        @Schema(example = "30") @NotNull @Min(0) @Max(100) Integer y) {

    public static final FocalPoint CENTRE = new FocalPoint(50, 50);

    /// Positions the crop: the point is centred, as far as the picture's edges allow.
    Position behindFrame() {
        return (frameWidth, frameHeight, width, height, _, _, _, _) ->
                new Point(shift(frameWidth, width, x), shift(frameHeight, height, y));
    }

    private static int shift(int frame, int picture, int percent) {
        int wanted = frame / 2 - (int) ((long) picture * percent / 100);
        return Math.clamp(wanted, Math.min(0, frame - picture), 0);
    }
}
