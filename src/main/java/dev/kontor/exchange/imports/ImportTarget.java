package dev.kontor.exchange.imports;

import dev.kontor.exchange.ImportId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Loads the rows of a type.
interface ImportTarget {

    ImportType type();

    /// The fields of a template, each with an example.
    List<Example> template();

    boolean knows(String field);

    /// The group key of the row: consecutive rows with the same key belong together. Null if it stands alone.
    @Nullable
    String partOf(SourceRow row);

    /// Maximum number of groups written at once.
    int most();

    /// The keys of the group that no other group of the file may have.
    List<Key> keys(List<SourceRow> group);

    /// Writes groups of rows in the current transaction, or only checks them.
    ///
    /// @return one result per group
    List<Verdict> write(List<List<SourceRow>> groups, Writing writing);

    /// @param dryRun whether rows are only checked
    record Writing(ImportId importId, boolean dryRun) {}

    /// @param place the column or pointer, for errors
    /// @param text equal for equal keys only
    record Key(long row, String place, String text) {}

    /// A field of a template.
    record Example(String field, String example) {}

    /// The result of a group of rows.
    enum Effect {
        CREATED,
        CHANGED,
        UNCHANGED,
        REFUSED
    }

    /// @param errors in terms of Kontor's fields, not the file's; at least one if it was rejected
    record Verdict(Effect effect, List<RowError> errors) {

        static Verdict refused(List<RowError> errors) {
            return new Verdict(Effect.REFUSED, errors);
        }
    }
}
