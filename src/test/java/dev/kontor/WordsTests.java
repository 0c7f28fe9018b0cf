package dev.kontor;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Comments, messages and documents are written in plain technical English. Comments become the OpenAPI documents, and
/// developers read error texts, so words are part of the product.
class WordsTests {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final String REASON =
            "say it as a colleague would, with the field's term; the better words are behind each arrow";
    private static final Pattern SQL = Pattern.compile(
            "\\s*(?:with|select|insert|update|delete|from|where|and|or|order by|left join|join)\\b[^.]*\\s");
    private static final Pattern TOKEN = Pattern.compile(
            "(?s)\"\"\"(.*?)(?<!\\\\)\"\"\"|\"((?:\\\\.|[^\"\\\\\n])*)\"|'(?:\\\\.|[^'\\\\\n])'|//+([^\n]*)|/\\*(.*?)\\*/");

    private static final Pattern TEST = Pattern.compile("(?m)^ {4,8}void (\\w{12,})\\(");

    private static final List<Turn> TURNS = List.of(
            turn("whoever|whomever", "anyone who, the caller"),
            turn("somebody", "someone, or name the person: the caller, the buyer, staff"),
            turn("anew", "again, recalculate, recreate"),
            turn("but for", "except for"),
            turn("of (?:its|their|our|your|his) own", "its own …, a separate …"),
            turn("there is nothing of", "is not stored, does not contain"),
            turn("told|tells|telling", "says, reports, returns, notifies, publishes"),
            turn("hears? (?:of|about)|heard (?:of|about)", "is notified of, learns about, receives"),
            turn("asked for", "requested"),
            turn("(?:gives?|gave|given|giving) back", "releases, refunds, returns"),
            turn("(?:goes|go|went) back", "is refunded, is returned"),
            turn("(?:calls?|called) off", "cancels"),
            turn("unfit", "invalid"),
            turn("stands? (?:in|at|on|there|behind|beside|under)", "is in, is at"),
            turn("kept(?! up to date)", "stored, cached, retained"),
            turn("(?:is|are|was|were|be|been) taken(?! over| from)", "is allocated, captured, accepted, in use"),
            turn("mend(?:s|ed|ing)?", "fix"),
            turn("looks? after|looked after|looking after", "maintains, reconciles, is responsible for"),
            turn("(?:looked|looking) at", "checked, read, compared"),
            turn("written down", "recorded"),
            turn("held against", "compared with"),
            turn("(?:is|are|be|stays?) good (?:for|once|until|at)", "is valid for, works once"),
            turn("fresh (?:proof|factor)", "recent confirmation, recent factor"),
            turn("in vain", "without success, without results"),
            turn("on record", "recorded"),
            turn("any more", "no longer"),
            turn("so many(?! that)", "this many, that many, the given number of"),
            turn("is no more", "is no longer"),
            turn("under way", "in progress, in transit"),
            turn("makes? no sense", "is invalid"),
            turn("besides", "also, in addition"),
            turn("whatever", "regardless of, any, everything that"),
            turn("consists? of no", "has no, needs no"),
            turn("(?:does|do) not count yet|counts? now", "is not in effect yet, is in effect, takes effect"),
            turn("speaks? (?:as|like)", "supports, is compatible with"),
            turn("(?<!says|said|say|saying|do|does|did|or|if|why|think) so\\.", "this way, for this reason"),
            new Turn(
                    "Who",
                    Pattern.compile("(?:^|[.;:] )Who(?:se|m)? [^.?|]*\\.", Pattern.MULTILINE),
                    "start with the subject: 'A caller that …', 'Customers who …'"));

    /// The turns that the names of tests avoid too.
    private static final List<Turn> IN_NAMES = Stream.of(
                    "whoever",
                    "somebody",
                    "anew",
                    "told",
                    "of its own",
                    "asked for",
                    "given back",
                    "goes back",
                    "called off",
                    "stands in",
                    "in vain",
                    "on record",
                    "any more",
                    "besides",
                    "kept",
                    "is good once",
                    "whatever")
            .flatMap(words ->
                    TURNS.stream().filter(turn -> turn.pattern().matcher(words).find()))
            .toList();

    /// All turns at once, since nearly all lines have none.
    private static final Pattern SUSPECT = Pattern.compile(
            TURNS.stream().map(Turn::words).collect(Collectors.joining("|", "\\b(?:", ")")), CASE_INSENSITIVE);

    private record Turn(String words, Pattern pattern, String better) {}

    private static Turn turn(String words, String better) {
        var pattern = Pattern.compile("\\b(?:" + words + ")(?<=\\.|\\w)(?!\\w)", CASE_INSENSITIVE);
        return new Turn(words, pattern, better);
    }

    @Test
    void documentsArePlainEnglish() {
        var pages = Stream.concat(
                SourceTests.files(Path.of("docs"), ".md").stream(),
                Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
                        .map(Path::of));

        assertThat(findings(pages, WordsTests::prose)).as(REASON).isEmpty();
    }

    @Test
    void messagesAndSettingsArePlainEnglish() {
        var texts = Stream.of(".properties", ".html", ".txt")
                .flatMap(ending -> SourceTests.files(RESOURCES, ending).stream())
                .filter(file -> !file.toString().matches(".*_(?:de|fr)\\.properties"))
                .filter(file ->
                        !file.startsWith(RESOURCES.resolve("search")) && !file.startsWith(RESOURCES.resolve("demo")));

        assertThat(findings(texts, WordsTests::withoutCode)).as(REASON).isEmpty();
    }

    @Test
    void commentsAndTextsOfTheSourcesArePlainEnglish() {
        assertThat(findings(SourceTests.javaFiles(), WordsTests::spoken))
                .as(REASON)
                .isEmpty();
    }

    /// A first sentence names its subject: "The kind of a line.", not "What a line is."
    @Test
    void commentsBeginWithTheirSubject() {
        var riddle = Pattern.compile("(?m)^(?! *///).*\n */// (?:What|How)\\b.*");
        var found = SourceTests.files(Path.of("src/main/java"), ".java").stream()
                .flatMap(file -> riddle.matcher("\n" + SourceTests.text(file)).results())
                .map(comment -> comment.group().strip());

        assertThat(found).as("say what it is or does, for example with a noun").isEmpty();
    }

    /// A test's name says the rule that it proves.
    @Test
    void namesOfTestsArePlainEnglish() {
        var names = SourceTests.files(Path.of("src/test/java"), ".java").stream()
                .flatMap(file -> TEST.matcher(SourceTests.text(file)).results())
                .map(test -> test.group(1));

        assertThat(names.filter(name -> IN_NAMES.stream()
                        .anyMatch(turn -> turn.pattern().matcher(sentence(name)).find())))
                .as(REASON)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Whoever names no channel is in it.",
                "Who asks learns nothing.",
                "Buyers cannot be asked so.",
                "It is kept for a day.",
                "It runs one statement, whatever the number of items.",
                "A gift card consists of no stock.",
                "A version that does not count yet can be canceled.",
                "The stock that so many units consume.",
                "The order is told of exactly once.",
                "What comes back is given back."
            })
    void findsTheOldTurns(String sentence) {
        assertThat(findings(sentence)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Requests without a channel use `default`.",
                "The index is kept up to date, and an upgrade says so.",
                "Another process has taken over the job.",
                "Who calls? The interceptor knows.",
                "The stand-in responds late."
            })
    void leavesPlainEnglishAlone(String sentence) {
        assertThat(findings(sentence)).isEmpty();
    }

    @Test
    void readsCommentsAndStringsOfJava() {
        assertThat(spoken("""
                /// Told.
                String told = "told" + "is kept" + 'x'; // anew
                """).lines().map(text -> text.strip().replaceAll(" +", " ")))
                .containsExactly("Told.", "is kept anew");
    }

    private static List<String> findings(Stream<Path> files, UnaryOperator<String> text) {
        var all = new ArrayList<String>();
        files.forEach(file -> {
            var lines = text.apply(SourceTests.text(file)).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                var place = file + ":" + (i + 1);
                findings(lines.get(i)).forEach(finding -> all.add(place + ": " + finding));
            }
        });
        return all;
    }

    private static List<String> findings(String line) {
        if (line.isBlank()) {
            return List.of();
        }
        var text = withoutCode(line);
        if (!SUSPECT.matcher(text).find()) {
            return List.of();
        }
        return TURNS.stream()
                .flatMap(turn -> turn.pattern()
                        .matcher(text)
                        .results()
                        .map(found -> "'" + found.group().strip() + "' -> " + turn.better()))
                .toList();
    }

    private static String withoutCode(String text) {
        return text.replaceAll("`[^`\n]*`", "``");
    }

    /// A page without its code and without tables that are generated from comments of the sources.
    private static String prose(String page) {
        return blank(blank(page, "(?s)```.*?```"), "(?s)<!-- \\w+: ?start -->.*?<!-- \\w+: ?end -->");
    }

    private static String blank(String text, String part) {
        return Pattern.compile(part)
                .matcher(text)
                .replaceAll(found -> "\n".repeat((int)
                        found.group().chars().filter(c -> c == '\n').count()));
    }

    /// The comments and string literals of a source, line by line, without SQL and single words.
    private static String spoken(String source) {
        var spoken = new StringBuilder();
        var found = TOKEN.matcher(source);
        int end = 0;
        while (found.find()) {
            newLines(source, end, found.start(), spoken);
            var text = Stream.of(1, 2, 3, 4)
                    .map(found::group)
                    .filter(group -> group != null)
                    .findFirst()
                    .orElse("");
            if (SQL.matcher(text).lookingAt() || found.group(2) != null && !text.contains(" ")) {
                newLines(text, 0, text.length(), spoken);
            } else {
                spoken.append(text).append(' ');
            }
            end = found.end();
        }
        return spoken.toString();
    }

    private static String sentence(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static void newLines(String text, int from, int to, StringBuilder into) {
        text.substring(from, to).chars().filter(c -> c == '\n').forEach(_ -> into.append('\n'));
    }
}
