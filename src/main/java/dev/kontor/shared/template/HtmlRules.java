package dev.kontor.shared.template;

import dev.kontor.shared.problem.FieldProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Finds what is wrong with the HTML of a template: everything that could run in a browser or mail program,
/// values in places where they are not escaped, and secrets in addresses of other sites.
///
/// Each tag becomes a word before the HTML is parsed. A section can only leave out whole pieces of text,
/// because its tags must not be inside of HTML tags, comments, titles or styles; so what is harmless with
/// all sections is harmless with any of them.
public final class HtmlRules {

    private static final Pattern TAG = Pattern.compile("\\{\\{\\s*([#^/!]?)\\s*(.*?)\\s*}}", Pattern.DOTALL);
    private static final Pattern MARK = Pattern.compile("(?i)kontor(value|section)x(\\d+)x");
    private static final Pattern ACTIVE_STYLE =
            Pattern.compile("(?i)@import|expression\\s*\\(|javascript:|vbscript:|behaviou?r\\s*:|-moz-binding|\\\\");
    private static final Pattern LINK = Pattern.compile("(?i)(https?://|mailto:|tel:|#).*", Pattern.DOTALL);
    private static final Set<String> LINKS = Set.of(
            "href", "src", "background", "cite", "longdesc", "poster", "action", "formaction", "data", "xlink:href");

    private static final Set<String> ELEMENTS = Set.of(
            "#root",
            "html",
            "head",
            "title",
            "meta",
            "style",
            "body",
            "a",
            "abbr",
            "address",
            "article",
            "aside",
            "b",
            "blockquote",
            "br",
            "caption",
            "center",
            "cite",
            "code",
            "col",
            "colgroup",
            "dd",
            "del",
            "div",
            "dl",
            "dt",
            "em",
            "figcaption",
            "figure",
            "font",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "i",
            "img",
            "ins",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "q",
            "s",
            "section",
            "small",
            "span",
            "strong",
            "sub",
            "sup",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "u",
            "ul");

    private static final Set<String> ATTRIBUTES = Set.of(
            "abbr",
            "align",
            "alt",
            "bgcolor",
            "border",
            "cellpadding",
            "cellspacing",
            "charset",
            "class",
            "color",
            "colspan",
            "content",
            "dir",
            "face",
            "headers",
            "height",
            "href",
            "hspace",
            "id",
            "lang",
            "name",
            "nowrap",
            "rel",
            "role",
            "rowspan",
            "scope",
            "size",
            "span",
            "src",
            "start",
            "style",
            "summary",
            "target",
            "title",
            "type",
            "valign",
            "value",
            "vspace",
            "width",
            "xmlns",
            "background",
            "cite",
            "media");

    private final Set<String> urls;
    private final Set<String> secrets;
    private final String pointer;
    private final List<FieldProblem> problems = new ArrayList<>();
    private final Map<String, String> values = new LinkedHashMap<>();

    private HtmlRules(List<TemplateVariable> variables, String pointer) {
        this.urls = TagRules.urls(variables);
        this.secrets = SecretRules.secrets(variables);
        this.pointer = pointer;
    }

    public static List<FieldProblem> check(String html, List<TemplateVariable> variables, String pointer) {
        var rules = new HtmlRules(variables, pointer);
        rules.check(html);
        return rules.problems.stream().distinct().limit(20).toList();
    }

    private void check(String html) {
        if (MARK.matcher(html).find()) {
            refuse(
                    "syntax",
                    "The template contains a word that Kontor uses internally. Remove kontorvalue and kontorsection.");
            return;
        }
        if (hasUnquotedTag(html)) {
            refuse("unquoted", "A value in an attribute must be quoted. Write attribute=\"{{name}}\".");
        }
        visit(Jsoup.parse(marked(html)));
    }

    /// Whether a tag is inside of an HTML tag but not of a quoted attribute.
    private static boolean hasUnquotedTag(String html) {
        boolean inTag = false;
        char quote = 0;
        int at = 0;
        while (at < html.length()) {
            char character = html.charAt(at);
            if (html.startsWith("{{", at)) {
                if (inTag && quote == 0 && !html.startsWith("{{!", at)) {
                    return true;
                }
                int end = html.indexOf("}}", at);
                at = end < 0 ? html.length() : end + 2;
            } else if (!inTag && html.startsWith("<!--", at)) {
                int end = html.indexOf("-->", at);
                at = end < 0 ? html.length() : end + 3;
            } else {
                if (!inTag) {
                    inTag = character == '<' && at + 1 < html.length() && " \n\t=<".indexOf(html.charAt(at + 1)) < 0;
                } else if (quote != 0) {
                    quote = character == quote ? 0 : quote;
                } else if (character == '"' || character == '\'') {
                    quote = character;
                } else {
                    inTag = character != '>';
                }
                at++;
            }
        }
        return false;
    }

    private String marked(String html) {
        return TAG.matcher(html).replaceAll(tag -> {
            if (tag.group(1).equals("!")) {
                return "";
            }
            var number = Integer.toString(values.size());
            values.put(number, tag.group(2));
            return tag.group(1).isEmpty() ? "kontorvaluex" + number + "x" : "kontorsectionx" + number + "x";
        });
    }

    private void visit(Node node) {
        switch (node) {
            case Element element -> visit(element);
            case Comment comment -> {
                if (isMarked(comment.getData())) {
                    refuse("place", "Comments of HTML must not contain tags. Use {{! ... }} for comments.");
                }
            }
            case DataNode style -> {
                if (isMarked(style.getWholeData())) {
                    refuse("place", "Styles must not contain tags. Write the style itself.");
                }
                checkStyle(style.getWholeData());
            }
            case TextNode text -> checkText(text.getWholeText());
            default -> {
                // A document type.
            }
        }
    }

    /// Values are escaped in a text, but mail programs make links of addresses.
    private void checkText(String text) {
        var written = MARK.matcher(text)
                .replaceAll(mark -> mark.group(1).equalsIgnoreCase("value")
                        ? Matcher.quoteReplacement("{{" + name(mark) + "}}")
                        : "");
        problems.addAll(SecretRules.check(written, secrets, pointer));
    }

    private String name(MatchResult mark) {
        return String.valueOf(values.get(mark.group(2)));
    }

    private void visit(Element element) {
        var name = element.normalName();
        if (!ELEMENTS.contains(name)) {
            refuse(
                    "forbidden-element",
                    isMarked(name)
                            ? "Tags must not be in the names of elements. Write the element itself."
                            : "The element <%s> is not available in templates. Remove it.".formatted(shortened(name)));
            return;
        }
        if (name.equals("title") && isSection(element.data() + element.text())) {
            refuse("place", "A <title> must not contain sections. Write variables only.");
        }
        for (var attribute : element.attributes()) {
            check(name, attribute.getKey().toLowerCase(Locale.ROOT), attribute.getValue());
        }
        element.childNodes().forEach(this::visit);
    }

    private void check(String element, String attribute, String value) {
        if (isSection(attribute) || isSection(value) || isMarked(attribute)) {
            refuse(
                    "place",
                    "The tags of a section must not be inside of an HTML tag. Put the whole element into the section.");
        } else if (attribute.equals("http-equiv")) {
            if (!Set.of("content-type", "x-ua-compatible")
                    .contains(value.strip().toLowerCase(Locale.ROOT))) {
                refuse("forbidden-attribute", "The attribute http-equiv can only declare the content type. Remove it.");
            }
        } else if (!ATTRIBUTES.contains(attribute) && !attribute.startsWith("aria-")) {
            refuse(
                    "forbidden-attribute",
                    "The attribute %s of <%s> is not available in templates. Remove it."
                            .formatted(shortened(attribute), element));
        } else if (attribute.equals("style")) {
            if (isMarked(value)) {
                refuse("place", "Styles must not contain tags. Write the style itself.");
            }
            checkStyle(value);
        } else if (LINKS.contains(attribute)) {
            checkLink(value.strip());
        }
    }

    private void checkStyle(String style) {
        if (ACTIVE_STYLE.matcher(style).find()) {
            refuse(
                    "forbidden-style",
                    "Styles must not import, run or hide anything. Remove @import, expression(), behavior and backslashes.");
        }
    }

    private void checkLink(String link) {
        var mark = MARK.matcher(link);
        mark.results()
                .filter(value -> value.start() > 0)
                .map(this::name)
                .filter(secrets::contains)
                .forEach(variable -> problems.add(SecretRules.problem(variable, pointer)));
        if (mark.lookingAt()) {
            var variable = name(mark);
            if (!urls.contains(variable)) {
                refuse(
                        "not-a-url",
                        "A link cannot begin with `%s`, which is not a URL. Use one of: %s."
                                .formatted(
                                        variable,
                                        String.join(", ", urls.stream().sorted().toList())));
            }
        } else if (!link.isEmpty() && !LINK.matcher(link).matches()) {
            refuse(
                    "not-a-url",
                    "Links begin with https:, http:, mailto:, tel:, # or a variable that is a URL. Write the complete address.");
        }
    }

    private static boolean isMarked(String text) {
        return MARK.matcher(text).find();
    }

    private static boolean isSection(String text) {
        return text.toLowerCase(Locale.ROOT).contains("kontorsectionx");
    }

    private void refuse(String code, String detail) {
        problems.add(FieldProblem.ofPointer(pointer, code, detail));
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
