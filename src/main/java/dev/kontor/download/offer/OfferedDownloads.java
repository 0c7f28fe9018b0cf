package dev.kontor.download.offer;

import dev.kontor.catalog.VariantId;
import dev.kontor.media.MediaId;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files that whoever buys the variant can download.
///
/// @param version counts up with each change; 0 where there never were any
/// @param maxDownloads of each file, for each unit; absent for that of the shop
/// @param validDays since it was paid; absent for that of the shop
record OfferedDownloads(
        VariantId variantId,
        @Schema(example = "3") long version,
        List<File> files,
        @Schema(example = "5") @Nullable Integer maxDownloads,
        @Schema(example = "30") @Nullable Integer validDays)
        implements Versioned {

    /// One of the files.
    ///
    /// @param name under which it is saved
    @Schema(name = "OfferedFile")
    record File(
            MediaId mediaId,
            @Schema(example = "the-patient-gardener.pdf") String name,
            @Schema(example = "1.2") @Nullable String version,
            @Schema(example = "1048576") long bytes) {}
}
