package dev.kontor.media.library;

import dev.kontor.media.MediaAccess;
import dev.kontor.media.picture.FocalPoint;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Prepares a direct upload.
///
/// @param name of the file
/// @param bytes exact size
/// @param alt a text alternative, by BCP 47 tag of a language of the shop
/// @param focalPoint the point that stays visible when cropped; the middle if absent
/// @param access `PRIVATE` for sold downloads; `PUBLIC` if absent
record PrepareUpload(
        @Schema(example = "espresso-cup.jpg") @NotBlank @Size(max = 200)
        String name,

        @Schema(example = "184320") @NotNull @Min(1) @Max(1_073_741_824)
        Long bytes,

        @Schema(example = "{\"en\":\"A blue espresso cup\"}") @Size(max = 20) @Nullable
        Map<@NotBlank @Size(max = 35) String, @NotNull @Size(max = 300) String> alt,

        @Valid @Nullable FocalPoint focalPoint,

        @Schema(example = "PUBLIC") @Nullable MediaAccess access) {

    DescribeMedia description() {
        return new DescribeMedia(name, alt, focalPoint, access);
    }
}
