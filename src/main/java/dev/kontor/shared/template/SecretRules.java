package dev.kontor.shared.template;

import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.template.TemplateVariable.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds secrets that a template would send to another site: a mail program loads pictures and follows links, so an
/// address with the secret of a recipient reveals it to the owner of the address.
public final class SecretRules {

    private static final Pattern SECTION_OR_COMMENT = Pattern.compile("\\{\\{\\s*[#^/!].*?}}", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("\\{\\{\\s*(.*?)\\s*}}", Pattern.DOTALL);

    /// Texts that can begin an address. Mail programs make links of addresses in texts.
    private static final Pattern ADDRESS = Pattern.compile("[./?=&#@%\\\\{}]");

    private SecretRules() {}

    /// Checks a text without HTML.
    ///
    /// @param pointer to the part in the request
    public static List<FieldProblem> check(String source, List<TemplateVariable> variables, String pointer) {
        return check(SECTION_OR_COMMENT.matcher(source).replaceAll(""), secrets(variables), pointer);
    }

    /// Checks a text that more people see than the recipient, such as a subject, which logs contain.
    ///
    /// @param pointer to the part in the request
    public static List<FieldProblem> checkShown(String source, List<TemplateVariable> variables, String pointer) {
        var secrets = secrets(variables);
        return VALUE.matcher(source)
                .results()
                .map(value -> value.group(1))
                .filter(secrets::contains)
                .distinct()
                .map(secret -> FieldProblem.ofPointer(
                        pointer,
                        "secret-in-subject",
                        "`%s` is secret and must not be in the subject, which logs contain. Remove {{%s}}."
                                .formatted(secret, secret)))
                .toList();
    }

    /// @param text without sections and comments
    static List<FieldProblem> check(String text, Set<String> secrets, String pointer) {
        return VALUE.matcher(text)
                .results()
                .filter(value -> secrets.contains(value.group(1)) && continuesAddress(text, value.start()))
                .map(value -> problem(value.group(1), pointer))
                .distinct()
                .toList();
    }

    /// Whether the characters before this place, back to a space, can be the beginning of an address.
    private static boolean continuesAddress(String text, int place) {
        int from = place;
        while (from > 0 && !isSpace(text.charAt(from - 1))) {
            from--;
        }
        return ADDRESS.matcher(text.substring(from, place)).find();
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    static FieldProblem problem(String variable, String pointer) {
        return FieldProblem.ofPointer(
                pointer,
                "secret-in-address",
                "`%s` is secret and must not be a part of another address. Write a space before it, or a link that is {{%s}}."
                        .formatted(variable, variable));
    }

    /// The names of all secret variables, in the mail and in its lists.
    static Set<String> secrets(List<TemplateVariable> variables) {
        var names = new HashSet<String>();
        for (var variable : variables) {
            if (variable.secret()) {
                names.add(variable.name());
            }
            if (variable.type() == Type.LIST) {
                names.addAll(secrets(variable.items()));
            }
        }
        return names;
    }
}
