package dev.kontor.shared.template;

import com.samskivert.mustache.MustacheException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.template.TemplateVariable.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds what is wrong with the tags of a template: everything but variables of the kind, sections and
/// comments.
public final class TagRules {

    private static final int MAX_TAGS = 1_000;
    private static final int MAX_DEPTH = 8;
    private static final int MAX_LISTS = 2;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*|\\.");

    private final List<TemplateVariable> variables;
    private final String pointer;
    private final List<FieldProblem> problems = new ArrayList<>();
    private final Deque<Section> open = new ArrayDeque<>();

    /// @param variable absent if the name is unknown
    private record Section(String name, @Nullable TemplateVariable variable, boolean repeated) {}

    private TagRules(List<TemplateVariable> variables, String pointer) {
        this.variables = variables;
        this.pointer = pointer;
    }

    /// @param pointer to the part in the request
    public static List<FieldProblem> check(String source, List<TemplateVariable> variables, String pointer) {
        var rules = new TagRules(variables, pointer);
        rules.check(source);
        return rules.problems;
    }

    private void check(String source) {
        int tags = 0;
        int from = source.indexOf("{{");
        while (from >= 0) {
            int end = source.indexOf("}}", from + 2);
            if (end < 0) {
                refuse(
                        "unclosed-tag",
                        "The tag in line %d is not closed. Close it with }}.".formatted(line(source, from)));
                return;
            }
            if (++tags > MAX_TAGS) {
                refuse("too-many-tags", "A template has at most %d tags. Remove some.".formatted(MAX_TAGS));
                return;
            }
            tag(source.substring(from + 2, end).strip(), line(source, from));
            from = source.indexOf("{{", end + 2);
        }
        open.forEach(section -> refuse(
                "unclosed-section",
                "The section `%s` is not closed. Close it with {{/%s}}.".formatted(section.name(), section.name())));
        if (problems.isEmpty()) {
            compile(source);
        }
    }

    private void compile(String source) {
        try {
            TemplateRenderer.plain(source);
        } catch (MustacheException e) {
            refuse("syntax", "The template cannot be read: %s".formatted(e.getMessage()));
        }
    }

    private void tag(String tag, int line) {
        if (tag.isEmpty()) {
            refuse("syntax", "The tag in line %d is empty. Write the name of a variable.".formatted(line));
            return;
        }
        var name = tag.substring(1).strip();
        switch (tag.charAt(0)) {
            case '!' -> {
                if (tag.contains("{{")) {
                    refuse("syntax", "The comment in line %d contains a tag. Close it with }}.".formatted(line));
                }
            }
            case '#' -> begin(name, true, line);
            case '^' -> begin(name, false, line);
            case '/' -> end(name, line);
            case '{', '&' ->
                refuse(
                        "unescaped",
                        "The tag in line %d would not be escaped. Write {{name}} with two braces.".formatted(line));
            case '>', '<', '$', '=' ->
                refuse(
                        "forbidden-tag",
                        "The tag {{%s}} in line %d is not available. Use variables, sections and comments."
                                .formatted(tag, line));
            default -> write(tag, line);
        }
    }

    private void begin(String name, boolean shown, int line) {
        var variable = find(name, line);
        boolean repeated = shown && variable.isPresent() && variable.get().type() == Type.LIST;
        if (repeated
                && open.stream()
                        .anyMatch(
                                section -> section.repeated() && section.name().equals(name))) {
            refuse(
                    "nested-loop",
                    "The list `%s` in line %d is repeated inside of itself. Remove the inner section."
                            .formatted(name, line));
        }
        if (repeated && open.stream().filter(Section::repeated).count() >= MAX_LISTS) {
            refuse("nested-loop", "Lists are nested at most %d deep; see line %d.".formatted(MAX_LISTS, line));
        }
        if (open.size() >= MAX_DEPTH) {
            refuse("too-deep", "Sections are nested at most %d deep; see line %d.".formatted(MAX_DEPTH, line));
        }
        open.push(new Section(name, variable.orElse(null), repeated));
    }

    private void end(String name, int line) {
        if (open.isEmpty() || !open.peek().name().equals(name)) {
            refuse(
                    "unopened-section",
                    "The tag {{/%s}} in line %d closes no open section. Close the inner section first, or remove it."
                            .formatted(name, line));
            return;
        }
        open.pop();
    }

    private void write(String name, int line) {
        if (name.equals(".")) {
            var inner = open.peek();
            if (inner == null
                    || !inner.repeated()
                    || inner.variable() == null
                    || !inner.variable().isListOfTexts()) {
                refuse(
                        "unknown-variable",
                        "The tag {{.}} in line %d is only available directly in a list of texts.".formatted(line));
            }
            return;
        }
        find(name, line)
                .filter(variable -> variable.type() == Type.LIST)
                .ifPresent(_ -> refuse(
                        "list",
                        "`%s` in line %d is a list. Write {{#%s}}...{{/%s}}.".formatted(name, line, name, name)));
    }

    /// The variable with that name in the innermost list that has one, else in the mail.
    private Optional<TemplateVariable> find(String name, int line) {
        var known = scope();
        var found = Optional.ofNullable(known.get(name));
        if (found.isEmpty()) {
            refuse(
                    "unknown-variable",
                    NAME.matcher(name).matches()
                            ? "There is no variable `%s` in line %d. Use one of: %s."
                                    .formatted(
                                            name,
                                            line,
                                            known.keySet().stream().sorted().collect(Collectors.joining(", ")))
                            : "`%s` in line %d is not the name of a variable. Names have letters and digits."
                                    .formatted(shortened(name), line));
        }
        return found;
    }

    private Map<String, TemplateVariable> scope() {
        var known = new HashMap<>(byName(variables));
        open.descendingIterator().forEachRemaining(section -> {
            if (section.repeated() && section.variable() != null) {
                known.putAll(byName(section.variable().items()));
            }
        });
        return known;
    }

    private static Map<String, TemplateVariable> byName(List<TemplateVariable> variables) {
        return variables.stream().collect(Collectors.toMap(TemplateVariable::name, Function.identity()));
    }

    /// The names of all variables that contain URLs, in the mail and in its lists.
    static Set<String> urls(List<TemplateVariable> variables) {
        var names = new HashSet<String>();
        for (var variable : variables) {
            if (variable.type() == Type.URL) {
                names.add(variable.name());
            }
            names.addAll(urls(variable.items()));
        }
        return names;
    }

    private void refuse(String code, String detail) {
        problems.add(FieldProblem.ofPointer(pointer, code, detail));
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    private static int line(String source, int at) {
        return 1
                + (int) source.substring(0, at)
                        .chars()
                        .filter(character -> character == '\n')
                        .count();
    }
}
