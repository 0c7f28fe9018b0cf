package dev.kontor.shared.template;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// A variable that a template can use.
///
/// @param type how a template uses it
/// @param secret whether it gives access to something, or is worth money: a link to another address must not
///     contain it
/// @param items the variables of each entry of a list; a list without any contains texts, written `{{.}}`
public record TemplateVariable(
        @Schema(example = "orderNumber") String name,
        Type type,
        @Schema(example = "The number of the order.") String description,
        boolean secret,
        List<TemplateVariable> items) {

    /// The use of a variable in a template.
    @Schema(name = "TemplateVariableType")
    public enum Type {
        /// Written `{{name}}`; `{{#name}}...{{/name}}` is shown if it is not empty.
        TEXT,
        /// The same; the only variables that links can begin with.
        URL,
        /// `{{#name}}...{{/name}}` is repeated for each entry.
        LIST
    }

    public static TemplateVariable text(String name, String description) {
        return new TemplateVariable(name, Type.TEXT, description, false, List.of());
    }

    public static TemplateVariable secretText(String name, String description) {
        return new TemplateVariable(name, Type.TEXT, description, true, List.of());
    }

    public static TemplateVariable url(String name, String description) {
        return new TemplateVariable(name, Type.URL, description, false, List.of());
    }

    /// A URL with a token.
    public static TemplateVariable secretUrl(String name, String description) {
        return new TemplateVariable(name, Type.URL, description, true, List.of());
    }

    public static TemplateVariable list(String name, String description, TemplateVariable... items) {
        return new TemplateVariable(name, Type.LIST, description, false, List.of(items));
    }

    public boolean isListOfTexts() {
        return type == Type.LIST && items.isEmpty();
    }
}
