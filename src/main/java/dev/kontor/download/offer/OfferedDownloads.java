package dev.kontor.download.offer;

import dev.kontor.catalog.VariantId;
import dev.kontor.media.MediaId;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files that buyers of the variant can download.
///
/// @param version increases with each change; 0 if files were never set
/// @param maxDownloads downloads of each file per unit; absent for the shop's setting
/// @param validDays days after the payment; absent for the shop's setting
record OfferedDownloads(
        VariantId variantId,
        @Schema(example = "3") long version,
        List<File> files,
        @Schema(example = "5") @Nullable Integer maxDownloads,
        @Schema(example = "30") @Nullable Integer validDays)
        implements Versioned {

    /// A file of the variant.
    ///
    /// @param name the file name for saving
    @Schema(name = "OfferedFile")
    record File(
            MediaId mediaId,
            @Schema(example = "the-patient-gardener.pdf") String name,
            @Schema(example = "1.2") @Nullable String version,
            @Schema(example = "1048576") long bytes) {}
}
