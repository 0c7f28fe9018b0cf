package dev.kontor.exchange.imports;

import dev.kontor.exchange.ImportId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Converts rows of one type to objects and writes them.
interface ImportTarget {

    ImportType type();

    /// Returns the fields of the template, each with an example.
    List<Example> template();

    boolean knows(String field);

    /// Returns the key of the object that the row belongs to; consecutive rows with the same key form a group.
    /// Null if the row is an object by itself.
    @Nullable
    String partOf(SourceRow row);

    /// Returns the maximum number of groups per batch.
    int most();

    /// Returns the keys of the group, which must be unique within the file.
    List<Key> keys(List<SourceRow> group);

    /// Writes groups of rows in the current transaction, or only checks them.
    ///
    /// @return one verdict per group
    List<Verdict> write(List<List<SourceRow>> groups, Writing writing);

    /// @param dryRun whether to check rows without writing them
    record Writing(ImportId importId, boolean dryRun) {}

    /// @param place the column or pointer, for errors
    /// @param text identical for equal keys only
    record Key(long row, String place, String text) {}

    /// A field of a template.
    record Example(String field, String example) {}

    /// The outcome of a group of rows.
    enum Effect {
        CREATED,
        CHANGED,
        UNCHANGED,
        REFUSED
    }

    /// @param errors errors with Kontor's field names, not those of the file; at least one if it was rejected
    record Verdict(Effect effect, List<RowError> errors) {

        static Verdict refused(List<RowError> errors) {
            return new Verdict(Effect.REFUSED, errors);
        }
    }
}
