package dev.kontor.download.offer;

import dev.kontor.media.MediaId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files that buyers of the variant can download. Replaces the whole list.
///
/// @param files in display order
/// @param maxDownloads downloads of each file per unit; defaults to the shop's setting
/// @param validDays days after the payment; defaults to the shop's setting
record OfferDownloads(
        @NotNull @Size(max = 20) List<@NotNull @Valid File> files,
        @Schema(example = "5") @Min(1) @Max(1_000) @Nullable Integer maxDownloads,

        @Schema(example = "30") @Min(1) @Max(3_650) @Nullable
        Integer validDays) {

    /// A file of the variant.
    ///
    /// @param mediaId a private file of the media library
    /// @param name the file name for saving
    /// @param version shown to people, such as `1.2`
    @Schema(name = "OfferFile")
    record File(
            @NotNull MediaId mediaId,

            @Schema(example = "the-patient-gardener.pdf") @NotNull @Size(max = 150) @Pattern(regexp = File.NAME)
            String name,

            @Schema(example = "1.2") @Size(min = 1, max = 40) @Nullable
            String version) {

        /// Letters, digits and a few other characters, without a leading dot: a name that is valid on every file
        /// system.
        static final String NAME = "[^\\x00-\\x20\\x7f\"*/:<>?\\\\|.][^\\x00-\\x1f\\x7f\"*/:<>?\\\\|]*";
    }
}
