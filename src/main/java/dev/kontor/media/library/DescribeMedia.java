package dev.kontor.media.library;

import dev.kontor.media.MediaAccess;
import dev.kontor.media.picture.FocalPoint;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The description of an upload.
///
/// @param name defaults to the name of the file
/// @param alt a text alternative, by BCP 47 tag of a language of the shop
/// @param focalPoint the point that stays visible when cropped; the middle if absent
/// @param access `PRIVATE` for sold downloads: any file, stored unmodified, without a URL; never changes.
///     `PUBLIC` if absent
record DescribeMedia(
        @Schema(example = "espresso-cup.jpg") @Size(min = 1, max = 200) @Nullable
        String name,

        @Schema(example = "{\"en\":\"A blue espresso cup\"}") @Size(max = 20) @Nullable
        Map<@NotBlank @Size(max = 35) String, @NotNull @Size(max = 300) String> alt,

        @Valid @Nullable FocalPoint focalPoint,

        @Schema(example = "PUBLIC") @Nullable MediaAccess access) {

    static final DescribeMedia NOTHING = new DescribeMedia(null, null, null, null);

    boolean isPrivate() {
        return access == MediaAccess.PRIVATE;
    }
}
