package dev.kontor.exchange.imports;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads the rows of a file one by one.
interface RowSource extends Closeable {

    /// @return null at the end of the file
    @Nullable
    SourceRow next() throws IOException;

    /// Returns the column name of a field in the file.
    String nameOf(String field);
}
