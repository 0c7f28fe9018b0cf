package dev.kontor.shared.openapi;

import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.problem.ProblemExample;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.examples.Example;
import java.util.Locale;
import java.util.ResourceBundle;

/// Creates the examples of problem documents, one for each code.
final class ProblemExamples {

    private static final ResourceBundle TITLES = ResourceBundle.getBundle("messages.problems", Locale.ROOT);

    private ProblemExamples() {}

    /// The name of the component: `OutOfStock`.
    static String name(ProblemCode code) {
        var name = new StringBuilder();
        for (var word : code.code().split("-")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }

    static void define(ProblemCode code, Components components) {
        var title = TITLES.containsKey(code.code()) ? TITLES.getString(code.code()) : code.code();
        var document = ProblemExample.of(code, ProblemDocument.EXAMPLE + code.code(), title, code.remedy());
        components.addExamples(name(code), new Example().summary(code.remedy()).value(document));
    }
}
