package dev.kontor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the pages say of the tests is so.
class DocumentsTests {

    private static final Path TESTS = Path.of("src/test/java/dev/kontor");
    private static final Pattern NAMED =
            Pattern.compile("`([A-Z][A-Za-z]*(?:Tests|Chaos|Benchmark|Journey))(?:\\.(\\w+))?`");
    private static final Pattern LINE = Pattern.compile("(?m)^\\| R(\\d+)(?:-R?(\\d+))? \\|(.*)$");

    @Test
    void everyTestThatAPageNamesIsThere() throws IOException {
        var sources = sources();
        var missing = new ArrayList<String>();
        for (var page : List.of("reliability.md", "security.md", "performance.md")) {
            var named = NAMED.matcher(page(page));
            while (named.find()) {
                var source = sources.get(named.group(1));
                var method = named.group(2);
                if (source == null || method != null && !has(source, method)) {
                    missing.add(page + ": " + named.group());
                }
            }
        }

        assertThat(missing)
                .as("a page that names a test that is not there promises what nobody checks")
                .isEmpty();
    }

    @Test
    void everyPromiseOfMoneyAndStockHasItsLineWithATest() throws IOException {
        var told = new HashSet<Integer>();
        var silent = new ArrayList<String>();
        var lines = LINE.matcher(page("reliability.md"));
        while (lines.find()) {
            int first = Integer.parseInt(lines.group(1));
            int last = lines.group(2) == null ? first : Integer.parseInt(lines.group(2));
            IntStream.rangeClosed(first, last).forEach(told::add);
            if (!NAMED.matcher(lines.group(3)).find() && !lines.group(3).contains("not part of the shop yet")) {
                silent.add("R" + first);
            }
        }

        assertThat(told).containsAll(promises());
        assertThat(silent).isEmpty();
    }

    @Test
    void theIndexOfDecisionsListsEachDecisionWithItsTitle() throws IOException {
        var index = page("adr/README.md");
        var expected = new ArrayList<String>();
        try (Stream<Path> files = Files.list(Path.of("docs", "adr"))) {
            for (var file : files.filter(DocumentsTests::isDecision).sorted().toList()) {
                var title =
                        Files.readString(file).lines().findFirst().orElseThrow().substring(2);
                expected.add("[" + title + "](" + file.getFileName() + ")");
            }
        }

        assertThat(expected)
                .as("add the decision to docs/adr/README.md, below its subject")
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(index).contains(entry));
    }

    private static boolean isDecision(Path file) {
        return Character.isDigit(file.getFileName().toString().charAt(0));
    }

    /// As a test, or as a rule.
    private static boolean has(String source, String name) {
        return source.contains("void " + name + "(") || source.contains(" " + name + " =");
    }

    private static Set<Integer> promises() {
        return IntStream.concat(IntStream.rangeClosed(37, 75), IntStream.rangeClosed(93, 99))
                .boxed()
                .collect(Collectors.toSet());
    }

    private static String page(String name) throws IOException {
        return Files.readString(Path.of("docs", name));
    }

    /// The text of each test by its name.
    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            SourceTests::text,
                            (one, other) -> one + other));
        }
    }
}
