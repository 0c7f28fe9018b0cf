package dev.kontor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rules about the text of the sources.
class SourceTests {

    static final Path MAIN = Path.of("src/main/java/dev/kontor");
    private static final Path TESTS = Path.of("src/test/java/dev/kontor");
    private static final int MAX_LINES = 400;
    private static final int MAX_FILES = 35;

    @Test
    void filesStaySmall() {
        var tooLong = javaFiles().filter(file -> text(file).lines().count() > MAX_LINES);

        assertThat(tooLong)
                .as("a file of more than %d lines has more than one reason to be opened: split it", MAX_LINES)
                .isEmpty();
    }

    @Test
    void everyPackageFitsInTheHead() {
        var crowded = javaFiles()
                .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(folder -> folder.getValue() > MAX_FILES);

        assertThat(crowded)
                .as("a package of more than %d files is split by what a person looks for", MAX_FILES)
                .isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        var unmarked = javaFiles()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java"))
                        || !text(folder.resolve("package-info.java")).contains("@NullMarked"));

        assertThat(unmarked)
                .as("without @NullMarked in package-info.java NullAway looks away")
                .isEmpty();
    }

    @Test
    void everyTopLevelTypeSaysWhatItIsFor() {
        var comment = Pattern.compile("(?m)^///");
        var silent = javaFiles()
                .filter(file -> !file.endsWith("package-info.java"))
                .filter(file -> !comment.matcher(text(file)).find());

        assertThat(silent)
                .as("a type says in one sentence what it is for, in a /// comment")
                .isEmpty();
    }

    @Test
    void noTestHidesThePackageInfoOfMain() {
        var hiding = files(TESTS, "package-info.java").stream()
                .filter(file -> Files.exists(MAIN.resolve(TESTS.relativize(file))));

        assertThat(hiding)
                .as("tests come first on the class path, so Modulith would read this file instead of the one in main,"
                        + " and miss the module's interfaces")
                .isEmpty();
    }

    @Test
    void limitsAreNamedMinAndMax() {
        var limit =
                Pattern.compile("\\b(?:int|long|Duration|DataSize|BigDecimal) (?:[A-Z]+_)*(?:LONGEST|SHORTEST|LARGEST"
                        + "|SMALLEST|HIGHEST|LOWEST|DEEPEST|MOST|FEWEST|LEAST)(?:_[A-Z]+)*\\s*=");
        var named = Stream.concat(javaFiles(), files(TESTS, ".java").stream())
                .flatMap(file -> limit.matcher(text(file)).results().map(found -> file + ": " + found.group()));

        assertThat(named)
                .as("a limit is named MAX_ or MIN_, which is what readers search for: MAX_NAME_LENGTH, MIN_DAYS")
                .isEmpty();
    }

    @Test
    void noSqlNeedsMoreThanPostgreSql17() {
        var newer = Pattern.compile(
                "returning(?:\\s+[\\w.]+\\s*,)*\\s+(?:old|new)\\.\\w|\\buuidv7\\s*\\(|without\\s+overlaps");
        var sql = Stream.concat(javaFiles(), files(Path.of("src/main/resources/db"), ".sql").stream());

        assertThat(sql.filter(file -> newer.matcher(text(file)).find()))
                .as("the shop runs on the PostgreSQL 17 of Debian too, and tests run on 18, which would not notice")
                .isEmpty();
    }

    static Stream<Path> javaFiles() {
        return files(MAIN, ".java").stream();
    }

    static List<Path> files(Path root, String ending) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var tree = Files.walk(root)) {
            return tree.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
