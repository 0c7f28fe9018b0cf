package dev.kontor.exchange.imports;

import io.swagger.v3.oas.annotations.media.Schema;

/// What became of rows and objects so far; also where a job goes on.
///
/// @param rows that were gone through
/// @param created objects that are new, or would be
/// @param changed objects that are other than before, or would be
/// @param unchanged objects that are as the file says already
/// @param failed rows that were refused
@Schema(name = "ImportCounts")
record ImportCounts(
        @Schema(example = "1000") long rows,
        @Schema(example = "120") long created,
        @Schema(example = "30") long changed,
        @Schema(example = "848") long unchanged,
        @Schema(example = "2") long failed) {

    static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0);

    ImportCounts plus(ImportCounts more) {
        return new ImportCounts(
                rows + more.rows,
                created + more.created,
                changed + more.changed,
                unchanged + more.unchanged,
                failed + more.failed);
    }
}
