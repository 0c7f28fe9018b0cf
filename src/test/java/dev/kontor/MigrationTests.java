package dev.kontor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rules about the database: each module has a schema of its own, and nobody reaches into another's.
class MigrationTests {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    /// Versions of all migrations with the checksums of their texts.
    private static final Path CHECKSUMS = Path.of("src/test/resources/migrations.txt");

    private static final Pattern VERSIONED = Pattern.compile("V(\\d{14})__([a-z]+)_[a-z0-9_]+\\.sql");
    private static final Pattern REPEATABLE = Pattern.compile("R__([a-z]+)_pub_[a-z0-9_]+\\.sql");
    /// The functions of the kernel that every module may call.
    private static final Set<String> SHARED = Set.of("new_id", "note_configuration");

    private static final Set<String> SCHEMAS = schemas();
    private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"\\R(.*?)\"\"\"", Pattern.DOTALL);
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

    /// A table after a word that only a table follows, or a function call.
    private static final Pattern REFERENCE = Pattern.compile(
            "\\b(?:from|join|into|update|table|references|view|only|using)\\s+(?:if\\s+(?:not\\s+)?exists\\s+)?"
                    + "([a-z_]+)\\.([a-z_0-9]+)|\\b([a-z_]+)\\.([a-z_0-9]+)\\s*\\(");

    /// Who may read the `pub_*` views of others.
    private static final Set<String> READERS = Set.of("storefront", "search");

    @Test
    void filesAreNamedAfterTimeAndModule() {
        var misnamed = SourceTests.files(MIGRATIONS, ".sql").stream().filter(file -> {
            var folder = folderOf(file);
            var name = file.getFileName().toString();
            return Stream.of(VERSIONED, REPEATABLE)
                    .map(pattern -> pattern.matcher(name))
                    .noneMatch(match ->
                            match.matches() && match.group(match.groupCount()).equals(folder));
        });

        assertThat(misnamed)
                .as("db/migration/<module>/V<yyyyMMddHHmmss>__<module>_<what>.sql: the name says when and whose")
                .isEmpty();
    }

    @Test
    void versionsAreUnique() {
        var versions = SourceTests.files(MIGRATIONS, ".sql").stream()
                .map(file -> VERSIONED.matcher(file.getFileName().toString()))
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .toList();

        assertThat(versions).as("two migrations of one version stop the start").doesNotHaveDuplicates();
    }

    /// Flyway refuses to start on a database that has run a migration with another text, comments included.
    @Test
    void aMigrationNeverChanges() throws IOException {
        var applied = new TreeMap<String, String>();
        TestDatabase.jdbc()
                .sql(
                        "select version, checksum from kontor.flyway_schema_history where version is not null and checksum is not null")
                .query((row, _) -> applied.put(row.getString("version"), row.getString("checksum")))
                .list();
        var known = new TreeMap<String, String>();
        for (var line : Files.readAllLines(CHECKSUMS)) {
            known.put(line.split(" ")[0], line.split(" ")[1]);
        }
        if (Boolean.getBoolean("kontor.docs.write")) {
            applied.forEach(known::putIfAbsent);
            Files.writeString(
                    CHECKSUMS,
                    known.entrySet().stream()
                            .map(each -> each.getKey() + ' ' + each.getValue() + '\n')
                            .collect(Collectors.joining()));
        }

        assertThat(applied)
                .as("restore the text of a migration that has changed, and write another one; for a new one, run "
                        + "./mvnw test -Dtest=MigrationTests -Dkontor.docs.write=true")
                .isEqualTo(known);
    }

    @Test
    void migrationsTouchOnlyTheSchemaOfTheirModule() {
        var violations = new ArrayList<String>();
        for (var file : SourceTests.files(MIGRATIONS, ".sql")) {
            var module = folderOf(file);
            collect(violations, module, SourceTests.text(file), file);
        }

        assertThat(violations).as(REASON).isEmpty();
    }

    @Test
    void statementsInCodeTouchOnlyTheSchemaOfTheirModule() {
        var violations = new ArrayList<String>();
        SourceTests.javaFiles().forEach(file -> {
            var module = SourceTests.MAIN.relativize(file).getName(0).toString();
            var code = SourceTests.text(file);
            TEXT_BLOCK.matcher(code).results().forEach(block -> collect(violations, module, block.group(1), file));
            STRING.matcher(TEXT_BLOCK.matcher(code).replaceAll(""))
                    .results()
                    .forEach(text -> collect(violations, module, text.group(1), file));
        });

        assertThat(violations).as(REASON).isEmpty();
    }

    @Test
    void noForeignKeyCrossesSchemas() {
        var crossing = TestDatabase.jdbc().sql("""
                        select c.conrelid::regclass || ' -> ' || c.confrelid::regclass
                        from pg_constraint c
                        join pg_class child on child.oid = c.conrelid
                        join pg_class parent on parent.oid = c.confrelid
                        where c.contype = 'f' and child.relnamespace <> parent.relnamespace
                        """).query(String.class).list();

        assertThat(crossing)
                .as("a module can change its tables alone only if nobody else's constraints hang on them")
                .isEmpty();
    }

    @Test
    void columnsAreExact() {
        var inexact = TestDatabase.jdbc()
                .sql("""
                        select table_schema || '.' || table_name || '.' || column_name || ': ' || data_type
                        from information_schema.columns
                        where table_schema = any(:schemas) and table_name <> 'flyway_schema_history'
                        and data_type in ('real', 'double precision', 'money', 'timestamp without time zone')
                        """)
                .param("schemas", schemas().toArray(String[]::new))
                .query(String.class)
                .list();

        assertThat(inexact)
                .as("amounts are bigint minor units, rates numeric, instants timestamptz")
                .isEmpty();
    }

    @Test
    void everyTableHasAPrimaryKey() {
        var keyless = TestDatabase.jdbc()
                .sql("""
                        select t.oid::regclass::text from pg_class t
                        join pg_namespace s on s.oid = t.relnamespace
                        where s.nspname = any(:schemas) and t.relkind in ('r', 'p')
                        and not exists (select 1 from pg_constraint c where c.conrelid = t.oid and c.contype = 'p')
                        """)
                .param("schemas", schemas().toArray(String[]::new))
                .query(String.class)
                .list();

        assertThat(keyless)
                .as("a row without a key cannot be replicated or repaired")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cart       | select 1 from catalog.product where id = 1      | true
            catalog    | select 1 from catalog.product where id = 1      | false
            order      | update orders.line set quantity = 1             | false
            cart       | insert into orders.line values (1)              | true
            storefront | select 1 from x join catalog.pub_product p on 1=1| false
            storefront | select 1 from x join catalog.product p on 1=1   | true
            cart       | select cart.id, catalog.name from cart.cart     | false
            cart       | select inventory.reserve(1)                     | true
            """)
    void theScanFindsForeignSchemas(String module, String sql, boolean refused) {
        var violations = new ArrayList<String>();

        collect(violations, module, sql, MIGRATIONS);

        assertThat(violations).hasSize(refused ? 1 : 0);
    }

    private static final String REASON = "SQL of a module names only its own schema; storefront and search may read"
            + " pub_* views. Else the owner could not change its tables alone";

    private static void collect(List<String> violations, String module, String sql, Path file) {
        UnaryOperator<String> plain = text -> text.replaceAll("--.*", "").replaceAll("\\s+", " ");
        var matcher = REFERENCE.matcher(plain.apply(sql).toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            var schema = matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
            var table = matcher.group(1) == null ? matcher.group(4) : matcher.group(2);
            var foreign = SCHEMAS.contains(schema) && !schema.equals(schemaOf(module)) && !SHARED.contains(table);
            var published = READERS.contains(module) && table.startsWith("pub_");
            if (foreign && !published) {
                violations.add(file + ": " + schema + "." + table);
            }
        }
    }

    private static Set<String> schemas() {
        var folders = SourceTests.javaFiles()
                .map(SourceTests.MAIN::relativize)
                .filter(file -> file.getNameCount() > 1)
                .map(file -> file.getName(0).toString());
        return Stream.concat(folders, Stream.of("catalog", "cart", "inventory", "order"))
                .map(MigrationTests::schemaOf)
                .collect(Collectors.toSet());
    }

    private static String schemaOf(String module) {
        return switch (module) {
            case "order" -> "orders";
            case "shared" -> "kontor";
            default -> module;
        };
    }

    private static String folderOf(Path migration) {
        return MIGRATIONS.relativize(migration).getName(0).toString();
    }
}
