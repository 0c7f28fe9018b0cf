package dev.kontor.exchange.imports;

import dev.kontor.exchange.ImportId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What rows of a type become.
interface ImportTarget {

    ImportType type();

    /// The fields of a template, with an example each.
    List<Example> template();

    boolean knows(String field);

    /// What the row is a part of: rows of the same that follow each other belong together. Null if it stands alone.
    @Nullable
    String partOf(SourceRow row);

    /// The most groups that are written at once.
    int most();

    /// What the group names that no other group of the file may name.
    List<Key> keys(List<SourceRow> group);

    /// Writes groups of rows in the running transaction, or only checks them.
    ///
    /// @return one for each group
    List<Verdict> write(List<List<SourceRow>> groups, Writing writing);

    /// @param dryRun whether rows are only checked
    record Writing(ImportId importId, boolean dryRun) {}

    /// @param place the column or pointer, for errors
    /// @param text the same for equal things, and for nothing else
    record Key(long row, String place, String text) {}

    /// A field of a template.
    record Example(String field, String example) {}

    /// What became of a group of rows.
    enum Effect {
        CREATED,
        CHANGED,
        UNCHANGED,
        REFUSED
    }

    /// @param errors of which fields are ours, not the file's; at least one if it was refused
    record Verdict(Effect effect, List<RowError> errors) {

        static Verdict refused(List<RowError> errors) {
            return new Verdict(Effect.REFUSED, errors);
        }
    }
}
