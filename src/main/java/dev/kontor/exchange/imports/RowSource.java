package dev.kontor.exchange.imports;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The rows of a file, one after the other.
interface RowSource extends Closeable {

    /// @return null at the end
    @Nullable
    SourceRow next() throws IOException;

    /// The file's name of a field.
    String nameOf(String field);
}
