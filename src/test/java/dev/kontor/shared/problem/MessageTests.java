package dev.kontor.shared.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import dev.kontor.shared.money.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTests {

    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
    private static final ResourceBundle ENGLISH = bundle(Locale.ROOT);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern NAME = Pattern.compile("`[^`]+`");

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr"})
    void everyTextIsTranslatedWithTheSamePlaceholdersAndNames(String language) {
        var translated = bundle(Locale.of(language));

        assertThat(translated.keySet()).isEqualTo(ENGLISH.keySet());
        for (var key : ENGLISH.keySet()) {
            var text = translated.getString(key);
            assertThat(text).as(key).isNotBlank();
            assertThat(found(PLACEHOLDER, text)).as(key).isEqualTo(found(PLACEHOLDER, ENGLISH.getString(key)));
            // Names of fields, headers and operations are the same in every language.
            assertThat(found(NAME, text)).as(key).isEqualTo(found(NAME, ENGLISH.getString(key)));
        }
    }

    @Test
    void codeNamesKeysThatExistWithTheArgumentsOfTheirTexts() throws IOException {
        var calls = new Calls();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            calls.read(files.filter(file -> file.toString().endsWith(".java"))
                    .filter(MessageTests::saysSomething)
                    .toList());
        }

        assertThat(calls.wrong).as("wrong keys or arguments").isEmpty();
        assertThat(ENGLISH.keySet().stream()
                        .filter(key -> !calls.used.contains(key))
                        .filter(key -> calls.prefixes.stream().noneMatch(key::startsWith)))
                .as("texts that nothing says")
                .isEmpty();
    }

    @Test
    void writesAmountsAsTheLanguageDoesAndFallsBackToEnglish() {
        var message = Message.of("payment.amount", "most", Money.of(2799, "EUR"));

        assertThat(message.text()).isEqualTo("The amount must be more than zero and at most €27.99.");
        assertThat(message.in(Locale.GERMANY).text())
                .isEqualTo("Der Betrag muss größer als null und höchstens 27,99\u00a0€ sein.");
        assertThat(message.in(Locale.JAPANESE).text()).startsWith("The amount must be more than zero and at most ");
        assertThat(Message.plain("As it is.").in(Locale.GERMAN).text()).isEqualTo("As it is.");
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle("messages.details", language, NO_FALLBACK);
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean saysSomething(Path file) {
        try {
            var text = Files.readString(file);
            return text.contains("Message.of(") || text.contains("NotFoundException.of(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads the source code as the compiler does.
    private static final class Calls extends TreeScanner<Void, Path> {

        private final Set<String> used = new HashSet<>();
        private final Set<String> prefixes = new HashSet<>();
        private final List<String> wrong = new ArrayList<>();

        void read(List<Path> files) throws IOException {
            var compiler = ToolProvider.getSystemJavaCompiler();
            try (var manager = compiler.getStandardFileManager(null, null, null)) {
                var task = (JavacTask)
                        compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
                for (var unit : task.parse()) {
                    scan(unit, Path.of(unit.getSourceFile().getName()));
                }
            }
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Path file) {
            var arguments = call.getArguments();
            switch (call.getMethodSelect().toString()) {
                case "Message.of" ->
                    keys(arguments.getFirst()).forEach(key -> {
                        used.add(key);
                        var names = new TreeSet<String>();
                        for (int index = 1; index < arguments.size(); index += 2) {
                            names.add("{" + literal(arguments.get(index)) + "}");
                        }
                        if (!ENGLISH.containsKey(key)
                                || !found(PLACEHOLDER, ENGLISH.getString(key)).equals(names)) {
                            wrong.add(file.getFileName() + ": " + key + " " + names);
                        }
                    });
                case "NotFoundException.of" ->
                    used.add("not-found." + literal(arguments.getFirst()).replace(' ', '-'));
                default -> {
                    // Says nothing.
                }
            }
            return super.visitMethodInvocation(call, file);
        }

        private Stream<String> keys(ExpressionTree expression) {
            return switch (expression) {
                case ConditionalExpressionTree either ->
                    Stream.concat(keys(either.getTrueExpression()), keys(either.getFalseExpression()));
                case BinaryTree sum -> {
                    prefixes.add(literal(sum.getLeftOperand()));
                    yield Stream.of();
                }
                default -> Stream.of(literal(expression)).filter(key -> !key.isEmpty());
            };
        }

        private static String literal(ExpressionTree expression) {
            return expression instanceof LiteralTree literal ? String.valueOf(literal.getValue()) : "";
        }
    }
}
