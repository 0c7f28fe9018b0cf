package dev.kontor.document.design;

import dev.kontor.shared.problem.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// Finds problems in the HTML of a template that is printed: what would load something, leave the page, hide a
/// part, or take too long to print.
final class PrintRules {

    private static final String POINTER = "/html";
    private static final int MAX_ELEMENTS = 500;
    private static final int MAX_DEPTH = 30;
    private static final int MAX_TABLES = 3;
    private static final int MAX_SPAN = 20;

    private static final Pattern FRAME =
            Pattern.compile("(?i)<\\s*/?\\s*(!doctype|html|head|title|meta|body|a|font|center)\\b");
    private static final Pattern LOGO = Pattern.compile("\\{\\{\\s*logo\\s*}}");
    private static final Pattern TAG = Pattern.compile("\\{\\{.*?}}", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{3,8}\\b");
    private static final Pattern RUNNING = Pattern.compile("(?i)position\\s*:\\s*running\\s*\\(\\s*footer\\s*\\)");
    private static final Pattern PAGINATE = Pattern.compile("(?i)-fs-table-paginate\\s*:\\s*paginate");
    private static final Pattern FORBIDDEN = Pattern.compile(
            "(?i)(@|url\\s*\\(|(?<![a-z-])(?:position|overflow|transform|opacity|z-index|clip|visibility|text-indent"
                    + "|letter-spacing|word-spacing)\\s*:|-fs-)");
    private static final Pattern NEGATIVE = Pattern.compile("(?<=[:\\s,(])-\\s*\\.?[0-9]");
    private static final Pattern LENGTH = Pattern.compile("(?i)([0-9]+)(?:\\.[0-9]*)?\\s*([a-z%]*)");

    /// The maximum length in each unit, about a page.
    private static final Map<String, Integer> MAX_LENGTHS = Map.of(
            "mm", 250, "cm", 25, "in", 10, "pt", 750, "pc", 62, "px", 1_000, "em", 60, "rem", 60, "ex", 120, "%",
            1_000);

    private static final int MAX_LENGTH = 1_000;
    private static final Set<String> ADDRESSES = Set.of("href", "background", "cite");
    private static final Set<String> SPANS = Set.of("colspan", "rowspan", "span");
    private static final Set<String> SIZES =
            Set.of("width", "height", "size", "border", "hspace", "vspace", "cellpadding", "cellspacing", "start");

    private final List<FieldProblem> problems = new ArrayList<>();
    private int elements;

    private PrintRules() {}

    static List<FieldProblem> check(String html) {
        var rules = new PrintRules();
        if (FRAME.matcher(html).find()) {
            rules.refuse(
                    "forbidden-element",
                    "A template is a fragment without <html>, <head>, <title>, <body>, <a> and the like. Kontor adds "
                            + "them. Remove these elements.");
        } else {
            var plain = TAG.matcher(LOGO.matcher(html).replaceAll("kontorlogo")).replaceAll(" ");
            rules.visit(Jsoup.parseBodyFragment(plain).body(), 0, 0);
        }
        return rules.problems.stream().distinct().toList();
    }

    private void visit(Element element, int depth, int tables) {
        if (++elements == MAX_ELEMENTS) {
            refuse("too-many-elements", "A template has at most %d elements. Remove some.".formatted(MAX_ELEMENTS));
        }
        if (depth == MAX_DEPTH || tables > MAX_TABLES) {
            refuse(
                    "too-deep",
                    "Elements are nested at most %d deep, tables at most %d. Remove some."
                            .formatted(MAX_DEPTH, MAX_TABLES));
            return;
        }
        if (element.normalName().equals("style")) {
            style(element.data());
        } else if (element.normalName().equals("img")) {
            picture(element);
        }
        for (var attribute : element.attributes()) {
            attribute(attribute.getKey(), attribute.getValue());
        }
        for (var child : element.children()) {
            visit(child, depth + 1, tables + (child.normalName().equals("table") ? 1 : 0));
        }
    }

    private void picture(Element picture) {
        if (!picture.attr("src").strip().equals("kontorlogo")) {
            refuse(
                    "forbidden-picture",
                    "The only picture is the logo. Write <img src=\"{{logo}}\" alt=\"{{logoText}}\">.");
        } else if (!picture.hasAttr("alt")) {
            refuse("required", "The logo needs a text for people who cannot see it. Add alt=\"{{logoText}}\".");
        }
    }

    private void attribute(String name, String value) {
        if (ADDRESSES.contains(name)) {
            refuse("forbidden-attribute", "The attribute %s is not available in documents. Remove it.".formatted(name));
        } else if (name.equals("style")) {
            style(value);
        } else if (SPANS.contains(name) && !isAtMost(value, MAX_SPAN)) {
            refuse("too-large", "%s is a number from 1 to %d. Correct it.".formatted(name, MAX_SPAN));
        } else if (SIZES.contains(name) && !isAtMost(value.replace("%", ""), MAX_LENGTH)) {
            refuse("too-large", "%s is a number up to %d. Correct it.".formatted(name, MAX_LENGTH));
        }
    }

    private void style(String css) {
        var plain = PAGINATE.matcher(
                        RUNNING.matcher(COMMENT.matcher(css).replaceAll(" ")).replaceAll(" "))
                .replaceAll(" ");
        var forbidden = FORBIDDEN.matcher(plain);
        if (forbidden.find()) {
            refuse(
                    "forbidden-style",
                    "Styles must not load, move or hide anything: `%s` is not available. Remove it. `position: "
                                    .formatted(forbidden.group().strip())
                            + "running(footer)` puts an element into the footer of each page.");
        }
        var numbers = COLOR.matcher(plain).replaceAll(" ");
        if (NEGATIVE.matcher(numbers).find()) {
            refuse("forbidden-style", "Styles must not contain negative numbers. Remove them.");
        }
        LENGTH.matcher(numbers)
                .results()
                .filter(length -> !isAtMost(
                        length.group(1),
                        MAX_LENGTHS.getOrDefault(length.group(2).toLowerCase(Locale.ROOT), MAX_LENGTH)))
                .findFirst()
                .ifPresent(length -> refuse(
                        "too-large",
                        "`%s` in a style is longer than a page. Make it smaller."
                                .formatted(shortened(length.group()))));
    }

    private static boolean isAtMost(String number, int most) {
        var digits = number.strip();
        return digits.matches("[0-9]{1,4}") && Integer.parseInt(digits) <= most;
    }

    private void refuse(String code, String detail) {
        problems.add(FieldProblem.ofPointer(POINTER, code, detail));
    }

    private static String shortened(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "...";
    }
}
