package dev.kontor.exchange.imports;

import dev.kontor.exchange.ImportId;
import dev.kontor.exchange.file.CsvFormat;
import dev.kontor.shared.problem.WriteResult.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Converts rows of one type to objects and writes them.
interface ImportTarget {

    ImportType type();

    /// Returns the fields of the template, each with an example.
    List<Example> template();

    boolean knows(String field);

    /// Returns the key of the object that the row belongs to; consecutive rows with the same key form a group.
    /// Null if the row is an object by itself.
    default @Nullable String partOf(SourceRow row) {
        return null;
    }

    /// Returns the maximum number of groups per batch.
    int most();

    /// Returns the keys of the group, which must be unique within the file.
    List<Key> keys(List<SourceRow> group);

    /// Writes groups of rows in the current transaction, or only checks them.
    ///
    /// @return one verdict per group
    List<Verdict> write(List<List<SourceRow>> groups, Writing writing);

    /// Reads each group, writes what could be read together, and returns a verdict for each group.
    ///
    /// @param read adds errors to its list, or returns null, for a group that is refused
    /// @param write returns one result for each
    static <W, R> List<Verdict> judged(
            List<List<SourceRow>> groups,
            BiFunction<List<SourceRow>, List<RowError>, @Nullable W> read,
            Function<List<W>, List<R>> write,
            BiFunction<List<SourceRow>, R, Verdict> verdict) {
        var verdicts = new Verdict[groups.size()];
        var wanted = new ArrayList<W>();
        var places = new ArrayList<Integer>();
        for (int index = 0; index < verdicts.length; index++) {
            var errors = new ArrayList<RowError>();
            var each = read.apply(groups.get(index), errors);
            if (each == null || !errors.isEmpty()) {
                verdicts[index] = Verdict.refused(errors);
            } else {
                wanted.add(each);
                places.add(index);
            }
        }
        var written = wanted.isEmpty() ? List.<R>of() : write.apply(wanted);
        for (int index = 0; index < written.size(); index++) {
            int place = places.get(index);
            verdicts[place] = verdict.apply(groups.get(place), written.get(index));
        }
        return List.of(verdicts);
    }

    /// @param dryRun whether to check rows without writing them
    record Writing(ImportId importId, boolean dryRun) {}

    /// @param place the column or pointer, for errors
    /// @param text identical for equal keys only
    record Key(long row, String place, String text) {}

    /// A field of a template.
    record Example(String field, String example) {

        private static final Pattern DECIMAL = Pattern.compile("\\d+\\.\\d+");

        String example(CsvFormat format) {
            return DECIMAL.matcher(example).matches() ? format.decimal(example) : example;
        }
    }

    /// The outcome of a group of rows.
    ///
    /// @param errors errors with Kontor's field names, not those of the file; at least one if it was rejected
    record Verdict(Effect effect, List<RowError> errors) {

        static Verdict refused(List<RowError> errors) {
            return new Verdict(Effect.REFUSED, errors);
        }

        static Verdict of(Effect effect) {
            return new Verdict(effect, List.of());
        }
    }
}
