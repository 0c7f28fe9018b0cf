package dev.kontor.shared.privacy;

import dev.kontor.shared.privacy.ErasureRule.Deleted;
import dev.kontor.shared.privacy.ErasureRule.Erased;
import dev.kontor.shared.privacy.ErasureRule.Expires;
import dev.kontor.shared.privacy.ErasureRule.Found;
import dev.kontor.shared.privacy.ErasureRule.Replaced;
import dev.kontor.shared.privacy.ErasureRule.Retained;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Columns of a table that hold personal data, and what happens to them when the person is erased. `docs/privacy.md`
/// lists all of them; a test fails for a column that nobody declares.
///
/// @param table with its schema: `customer.notes`
/// @param columns at least one
/// @param holds what they hold, in a few words
/// @param staffOnly columns of the table that only staff see: exports that the person starts omit them
/// @param shown SQL condition of the rows that exports of the person contain; absent for all rows
/// @param guests how rows of people without an account are found; absent if the table has none
public record PersonalData(
        String table,
        List<String> columns,
        String holds,
        ErasureRule rule,
        Set<String> staffOnly,
        @Nullable String shown,
        @Nullable Guests guests) {

    private PersonalData(String table, List<String> columns, String holds, ErasureRule rule) {
        this(table, columns, holds, rule, Set.of(), null, null);
    }

    /// The rows of people who are known by their e-mail address only.
    ///
    /// @param email SQL expression of the address in lower case, supported by an index
    /// @param rows SQL condition
    /// @param since SQL expression of the time from which the row has the address
    public record Guests(String email, String rows, String since) {}

    /// The same with the addresses of guests, who are erased again after a restore.
    public PersonalData ofGuests(String email, String rows, String since) {
        return new PersonalData(table, columns, holds, rule, staffOnly, shown, new Guests(email, rows, since));
    }

    /// The same with columns that only staff see. A table all of whose declared columns are for staff is not in exports
    /// that the person starts.
    ///
    /// @param seen columns of the table; none for all of this declaration
    public PersonalData forStaff(String... seen) {
        return new PersonalData(
                table, columns, holds, rule, Set.copyOf(seen.length == 0 ? columns : List.of(seen)), shown, guests);
    }

    /// The same with rows that only staff see.
    ///
    /// @param rows SQL condition of the others; the table is called `each`
    public PersonalData shownWhere(String rows) {
        return new PersonalData(table, columns, holds, rule, staffOnly, rows, guests);
    }

    /// Rows that are deleted.
    ///
    /// @param rows SQL condition with the parameters of [PersonToErase], supported by an index
    public static PersonalData deleted(String table, String holds, ErasureStage stage, String rows, String... columns) {
        return new PersonalData(table, List.of(columns), holds, new Deleted(stage, rows));
    }

    /// Columns whose values are replaced.
    ///
    /// @param rows SQL condition with the parameters of [PersonToErase], supported by an index
    /// @param values SQL expression of the new value by column. Applied twice, it has the same result
    public static PersonalData replaced(
            String table, String holds, ErasureStage stage, String rows, Map<String, String> values) {
        SortedMap<String, String> sorted = new TreeMap<>(values);
        return new PersonalData(table, List.copyOf(sorted.keySet()), holds, new Replaced(stage, rows, sorted, false));
    }

    /// The same in a table whose `version` is counted.
    public static PersonalData replacedVersioned(
            String table, String holds, ErasureStage stage, String rows, Map<String, String> values) {
        SortedMap<String, String> sorted = new TreeMap<>(values);
        return new PersonalData(table, List.copyOf(sorted.keySet()), holds, new Replaced(stage, rows, sorted, true));
    }

    /// Columns that a [PersonalDataEraser] or a foreign key erases.
    public static PersonalData erased(String table, String holds, String how, String... columns) {
        return new PersonalData(table, List.of(columns), holds, new Erased(how));
    }

    /// Columns that a [PersonalDataEraser] or a foreign key erases, of rows that exports find.
    ///
    /// @param rows SQL condition with the parameters of [PersonToErase], supported by an index
    public static PersonalData found(String table, String holds, String how, String rows, String... columns) {
        return new PersonalData(table, List.of(columns), holds, new Found(how, rows));
    }

    /// Columns that remain.
    public static PersonalData retained(String table, String holds, String why, String... columns) {
        return new PersonalData(table, List.of(columns), holds, new Retained(why));
    }

    /// Columns of rows that are deleted by their age.
    public static PersonalData expires(String table, String holds, String when, String... columns) {
        return new PersonalData(table, List.of(columns), holds, new Expires(when));
    }

    /// An SQL expression of the address in a `jsonb` column without the person: only country and region remain, which
    /// taxes depend on.
    public static String addressWithoutPerson(String column) {
        return """
                case when %1$s is not null then jsonb_strip_nulls(jsonb_build_object('firstName', '%2$s', 'line1', '%2$s',
                    'city', '%2$s', 'region', %1$s -> 'region', 'country', %1$s -> 'country')) end
                """.formatted(column, PersonToErase.TEXT).strip();
    }
}
