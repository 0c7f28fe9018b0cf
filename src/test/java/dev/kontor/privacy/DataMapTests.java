package dev.kontor.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.privacy.ErasureRule;
import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import dev.kontor.shared.privacy.RetainedData;
import dev.kontor.shared.privacy.RetentionPolicy;
import dev.kontor.testing.KontorTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every column that can hold personal data has a rule, and `docs/privacy.md` lists them.
@KontorTest
class DataMapTests {

    private static final Path DOCUMENT = Path.of("docs/privacy.md");
    private static final Path NOT_PERSONAL = Path.of("src/test/resources/not-personal.txt");
    private static final String START = "<!-- data map: start -->\n";
    private static final String END = "<!-- data map: end -->";
    private static final String PERIODS_START = "<!-- periods: start -->\n";
    private static final String PERIODS_END = "<!-- periods: end -->";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private List<PersonalDataDeclaration> declarations;

    @Autowired
    private List<RetainedData> retained;

    @Test
    void everyColumnThatCanHoldPersonalDataIsClassified() throws IOException {
        var unclassified = columns("""
                t.typname not in ('uuid', '_uuid', 'int2', 'int4', 'int8', '_int2', '_int4', '_int8', 'numeric', 'bool',
                    'date', 'time', 'timestamptz')
                or a.attname ~ '(customer|account|buyer|person|email|phone)'
                """);
        unclassified.removeAll(declared());
        unclassified.removeAll(notPersonal());

        assertThat(unclassified)
                .as("declare each in the PersonalDataDeclaration of its module, or add it to %s", NOT_PERSONAL)
                .isEmpty();
    }

    @Test
    void theDataMapNamesOnlyColumnsThatExistAndEachOnOneSide() throws IOException {
        var all = columns("true");

        assertThat(all).containsAll(declared()).containsAll(notPersonal());
        assertThat(notPersonal()).doesNotContainAnyElementsOf(declared());
    }

    @Test
    void theDocumentHasTheDataMapAndThePeriods() throws IOException {
        var text = replaced(Files.readString(DOCUMENT), START, END, table());
        var written = replaced(text, PERIODS_START, PERIODS_END, periods());
        if (Boolean.getBoolean("kontor.docs.write")) {
            Files.writeString(DOCUMENT, written);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("regenerate it with -Dkontor.docs.write=true")
                .isEqualTo(written);
    }

    private static String replaced(String text, String start, String end, String content) {
        return text.substring(0, text.indexOf(start) + start.length()) + content + text.substring(text.indexOf(end));
    }

    private String periods() {
        var table = new StringBuilder(
                "| Kind | Deletes | Days since | Default | Shortest | Setting of the default |\n|---|---|---|---|---|---|\n");
        retained.stream()
                .map(RetainedData::policy)
                .sorted(Comparator.comparing(RetentionPolicy::kind))
                .forEach(policy -> table.append("| `%s` | %s | %s | %s | %d | %s |\n"
                        .formatted(
                                policy.kind(),
                                policy.kind().deletes(),
                                policy.kind().since(),
                                policy.standard() == null ? "retained" : policy.standard(),
                                policy.shortest(),
                                policy.setting() == null ? "" : "`" + policy.setting() + "`")));
        return table.toString();
    }

    private String period(String table) {
        return retained.stream()
                .map(RetainedData::policy)
                .filter(policy -> policy.tables().contains(table))
                .map(policy -> "`" + policy.kind() + "`")
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private String table() {
        var table = new StringBuilder(
                "| Table | Columns | Holds | When a person is erased | Deleted by age |\n|---|---|---|---|---|\n");
        var rows = new LinkedHashMap<String, Set<String>>();
        declarations.stream()
                .flatMap(declaration -> declaration.personalData().stream())
                .sorted(Comparator.comparing(PersonalData::table))
                .forEach(data -> rows.computeIfAbsent(
                                "| `%s` | %%s | %s | %s | %s |\n"
                                        .formatted(data.table(), data.holds(), rule(data.rule()), period(data.table())),
                                _ -> new TreeSet<>())
                        .addAll(data.columns()));
        rows.forEach((row, columns) -> table.append(
                row.formatted(columns.stream().map("`%s`"::formatted).collect(Collectors.joining(", ")))));
        return table.toString();
    }

    private static String rule(ErasureRule rule) {
        return switch (rule) {
            case ErasureRule.Deleted _ -> "Deleted";
            case ErasureRule.Replaced _ -> "Replaced";
            case ErasureRule.Erased(var how) -> "Erased: " + how;
            case ErasureRule.Found(var how, var _) -> "Erased: " + how;
            case ErasureRule.Retained(var why) -> "**Retained**: " + why;
            case ErasureRule.Expires(var when) -> "Expires: " + when;
        };
    }

    private Set<String> declared() {
        return declarations.stream()
                .flatMap(declaration -> declaration.personalData().stream())
                .flatMap(data -> data.columns().stream().map(column -> data.table() + "." + column))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> notPersonal() throws IOException {
        var columns = new TreeSet<String>();
        for (var line : Files.readAllLines(NOT_PERSONAL)) {
            if (!line.startsWith("#") && !line.isBlank()) {
                var parts = line.split(": ");
                Arrays.stream(parts[1].split(" ")).forEach(column -> columns.add(parts[0] + "." + column));
            }
        }
        return columns;
    }

    /// @param condition on `pg_attribute` a and `pg_type` t
    private Set<String> columns(String condition) {
        return jdbc.sql("""
                        select distinct regexp_replace(n.nspname || '.' || c.relname, '_[0-9]+$', '_*') || '.' || a.attname
                        from pg_attribute a
                        join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
                        join pg_namespace n on n.oid = c.relnamespace
                        join pg_type t on t.oid = a.atttypid
                        where a.attnum > 0 and not a.attisdropped
                        and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
                        and c.relname <> 'flyway_schema_history'
                        -- Tables that other tests create.
                        and c.relname !~ '_test_'
                        and (%s)
                        """.formatted(condition)).query(String.class).list().stream()
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
