package dev.kontor.exchange.exports;

/// The format of an exported file, which imports can read.
enum ExportFormat {

    /// Separated by commas, with decimal points: for programs, and for spreadsheets in English.
    CSV("text/csv", "csv"),

    /// Separated by semicolons, with decimal commas and a byte order mark: what spreadsheets in most languages of
    /// Europe open with a double click. They show a decimal point as a date.
    CSV_SEMICOLON("text/csv", "csv"),

    NDJSON("application/x-ndjson", "ndjson");

    private final String mediaType;
    private final String extension;

    ExportFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    String mediaType() {
        return mediaType;
    }

    /// The ending of a file name.
    String extension() {
        return extension;
    }
}
