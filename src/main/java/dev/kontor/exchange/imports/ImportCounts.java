package dev.kontor.exchange.imports;

import io.swagger.v3.oas.annotations.media.Schema;

/// The results of an import so far; also the checkpoint of its job.
///
/// @param number of processed rows
/// @param created objects created, or to be created
/// @param changed objects changed, or to be changed
/// @param unchanged objects that already match the file
/// @param failed rejected rows
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
