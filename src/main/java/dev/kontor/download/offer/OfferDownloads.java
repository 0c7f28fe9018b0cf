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

/// The complete list of files of a variant.
///
/// @param files in display order
/// @param maxDownloads per file and unit; the shop's default if absent
/// @param validDays from the payment; the shop's default if absent
record OfferDownloads(
        @NotNull @Size(max = 20) List<@NotNull @Valid File> files,
        @Schema(example = "5") @Min(1) @Max(1_000) @Nullable Integer maxDownloads,

        @Schema(example = "30") @Min(1) @Max(3_650) @Nullable
        Integer validDays) {

    /// One of the files.
    ///
    /// @param mediaId a private file of the library
    /// @param name of the downloaded file
    /// @param version for people, such as `1.2`
    @Schema(name = "OfferFile")
    record File(
            @NotNull MediaId mediaId,

            @Schema(example = "the-patient-gardener.pdf") @NotNull @Size(max = 150) @Pattern(regexp = File.NAME)
            String name,

            @Schema(example = "1.2") @Size(min = 1, max = 40) @Nullable
            String version) {

        /// Letters, digits and a few other characters, no leading dot: valid in every file system.
        static final String NAME = "[^\\x00-\\x20\\x7f\"*/:<>?\\\\|.][^\\x00-\\x1f\\x7f\"*/:<>?\\\\|]*";
    }
}
