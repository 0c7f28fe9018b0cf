package dev.kontor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Migrations run while the previous release serves: they lock no table for long, and leave it what it uses
/// (docs/upgrade.md).
class MigrationSafetyTests {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /// Earlier files are the schema of the first release, which nobody upgrades to.
    private static final String FIRST_RELEASE = "V20261220000100";

    private static final Pattern CREATED = Pattern.compile("\\bcreate table (?:if not exists )?([a-z_.0-9]+)");
    private static final Pattern INDEX =
            Pattern.compile("\\bcreate (?:unique )?index .*?\\bon (?:only )?([a-z_.0-9]+)");
    private static final Pattern ALTERED = Pattern.compile("\\balter table (?:if exists )?(?:only )?([a-z_.0-9]+)");
    private static final Pattern WRITTEN = Pattern.compile("^(?:update|delete from) (?:only )?([a-z_.0-9]+)");
    private static final Pattern DROPPED = Pattern.compile("\\b(drop (?:table|column|view)|rename (?:column|to))\\b");

    /// What must not stand in a change of a table, and what to do instead.
    private static final Map<Pattern, String> ALTERATIONS = Map.of(
            Pattern.compile("\\badd (?:constraint|check|foreign key|unique|primary key)\\b(?!.*\\bnot valid\\b)"),
            "add the constraint `not valid`, and validate it in a file of its own",
            Pattern.compile("\\badd column\\b[^,]*\\b(?:references|check)\\b"),
            "add the column first, then the constraint `not valid`",
            Pattern.compile("\\badd column\\b(?![^,]*\\bdefault\\b)[^,]*\\bnot null\\b"),
            "give the column a default: the previous release inserts rows without it",
            Pattern.compile("\\balter column \\w+ (?:set data )?type\\b"),
            "add a column of the new type, fill it, and switch: changing the type rewrites the table",
            Pattern.compile("\\balter column \\w+ set not null\\b"),
            "add a `check (... is not null) not valid` and validate it in a file of its own");

    @Test
    void migrationsLockNoTableForLongAndLeaveThePreviousReleaseItsColumns() {
        var findings = SourceTests.files(MIGRATIONS, ".sql").stream()
                .filter(file -> file.getFileName().toString().compareTo(FIRST_RELEASE) > 0
                        && file.getFileName().toString().startsWith("V"))
                .flatMap(file -> findings(SourceTests.text(file)).stream().map(finding -> file + ": " + finding))
                .toList();

        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            create index lines_sku on orders.lines (sku)                              | concurrently
            drop index concurrently if exists orders.s; create unique index concurrently s on orders.lines (sku) |
            create index concurrently lines_sku on orders.lines (sku)                 | drop index
            drop index concurrently if exists orders.t; create index concurrently s on orders.lines (sku) | drop index
            create table a.b (id uuid primary key); create index b_id on a.b (id)     |
            drop index concurrently if exists a.x; create index concurrently x on a.b (id); alter table a.b add column c int | of its own
            alter table a.b add column c text                                         |
            alter table a.b add column c text not null default ''                     |
            alter table a.b add column c text not null                                | default
            alter table a.b add column c uuid references a.d (id)                     | not valid
            alter table a.b add constraint c check (d > 0)                            | not valid
            alter table a.b add constraint c check (d > 0) not valid                  |
            alter table a.b validate constraint c                                     |
            alter table a.b alter column c type bigint                                | rewrites
            alter table a.b alter column c set not null                               | not null
            alter table a.b alter column c drop not null                              |
            alter table a.b drop column c                                             | unused since
            drop table a.b                                                            | unused since
            -- unused since 0.2: drop table a.b                                       |
            alter table a.b rename column c to d                                      | unused since
            update a.b set c = 1                                                      | job
            create table a.b (c int); update a.b set c = 1                            |
            -- few rows: update a.b set c = 1                                         |
            lock table a.b                                                            | lock
            vacuum full a.b                                                           | lock
            """)
    void theRulesFindWhatLocksOrBreaks(String sql, String finding) {
        var found = findings(sql.replace("0.2: ", "0.2\n").replace("few rows: ", "few rows\n"));

        if (finding == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).singleElement().asString().contains(finding);
        }
    }

    private static boolean dropsBefore(List<String> statements, String creation) {
        var name = creation.replaceFirst(".* concurrently (?:if not exists )?(\\w+) on .*", "$1");
        return statements.size() == 2
                && statements.getFirst().matches("drop index concurrently if exists \\w+\\." + name);
    }

    private static List<String> findings(String file) {
        boolean announced = file.contains("-- unused since ");
        boolean small = file.contains("-- few rows");
        var statements =
                List.of(file.replaceAll("--.*", "")
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("\\s+", " ")
                                .split(";"))
                        .stream()
                        .map(String::strip)
                        .filter(statement -> !statement.isEmpty())
                        .toList();
        var created = statements.stream()
                .flatMap(statement -> CREATED.matcher(statement).results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        var findings = new ArrayList<String>();
        for (var statement : statements) {
            var index = INDEX.matcher(statement);
            if (index.find() && !created.contains(index.group(1))) {
                if (!statement.contains(" concurrently ")) {
                    findings.add("create the index concurrently: writers wait otherwise");
                } else if (statements.size() > 2) {
                    findings.add("an index that is built concurrently needs a file of its own");
                } else if (!dropsBefore(statements, statement)) {
                    findings.add("begin with `drop index concurrently if exists`: a build that fails leaves an index");
                }
            }
            var altered = ALTERED.matcher(statement);
            if (altered.find() && !created.contains(altered.group(1))) {
                ALTERATIONS.forEach((pattern, advice) -> {
                    if (pattern.matcher(statement).find()) {
                        findings.add(advice);
                    }
                });
            }
            var written = WRITTEN.matcher(statement);
            if (written.find() && !created.contains(written.group(1)) && !small) {
                findings.add("fill rows in batches by a job: one statement locks them all");
            }
            if (DROPPED.matcher(statement).find() && !announced) {
                findings.add(
                        "the previous release uses it: drop it one release later, and say `-- unused since <version>`");
            }
            if (statement.startsWith("lock ")
                    || statement.startsWith("vacuum full")
                    || statement.startsWith("cluster ")) {
                findings.add("it locks the whole table");
            }
        }
        return findings;
    }
}
