package dev.kontor.exchange.imports;

import dev.kontor.exchange.file.CsvFormat;
import dev.kontor.exchange.file.FormulaSafeCells;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.stereotype.Component;

/// Writes the row errors of an import as CSV, page by page.
@Component
class ErrorFile {

    private static final int PAGE = 1_000;

    private final ImportErrors errors;

    ErrorFile(ImportErrors errors) {
        this.errors = errors;
    }

    void write(Import imported, CsvFormat format, OutputStream output) throws IOException {
        var csv = format.writer(output, true);
        csv.writeRecord("row", "column", "code", "detail");
        long row = 0;
        int place = 0;
        for (var page = errors.after(imported.id(), imported.round(), row, place, PAGE);
                !page.isEmpty();
                page = errors.after(imported.id(), imported.round(), row, place, PAGE)) {
            for (var each : page) {
                var error = each.error();
                csv.writeRecord(
                        String.valueOf(error.row()),
                        FormulaSafeCells.of(error.field()),
                        error.code(),
                        FormulaSafeCells.of(error.detail()));
            }
            row = page.getLast().error().row();
            place = page.getLast().place();
        }
        csv.flush();
    }
}
