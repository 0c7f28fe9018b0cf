package dev.kontor.exchange.imports;

import io.swagger.v3.oas.annotations.media.Schema;

/// The results so far; also the checkpoint of a job.
///
/// @param rows processed
/// @param created new objects, actual or expected
/// @param changed changed objects, actual or expected
/// @param unchanged objects that already match the file
/// @param failed rejected rows
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
