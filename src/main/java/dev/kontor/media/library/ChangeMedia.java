package dev.kontor.media.library;

import dev.kontor.media.picture.FocalPoint;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Changes an item's description. Its content cannot change: upload another file.
///
/// @param alt by BCP 47 tag of a language of the shop; `null` removes one
/// @param focalPoint a different one gives cropped renditions new URLs
record ChangeMedia(
        @Schema(example = "espresso-cup.jpg") @NotBlank @Size(max = 200)
        String name,

        @Schema(example = "{\"en\":\"A blue espresso cup\"}") @Size(max = 20) @Nullable
        Map<@NotBlank @Size(max = 35) String, @NotNull @Size(max = 300) String> alt,

        @NotNull @Valid FocalPoint focalPoint) {

    static ChangeMedia of(MediaItem item) {
        return new ChangeMedia(item.name(), item.altByTag(), item.focus());
    }
}
