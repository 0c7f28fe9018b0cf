package dev.kontor.notification.template;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// A variable of a mail.
///
/// @param type how a template uses it
/// @param items the variables of each entry of a list; a list without any contains texts, written `{{.}}`
public record MailVariable(
        @Schema(example = "orderNumber") String name,
        Type type,
        @Schema(example = "The number of the order.") String description,
        List<MailVariable> items) {

    /// How a template uses a variable.
    @Schema(name = "MailVariableType")
    public enum Type {
        /// Written `{{name}}`; `{{#name}}...{{/name}}` is shown if it is not empty.
        TEXT,
        /// The same; the only variables that links can begin with.
        URL,
        /// `{{#name}}...{{/name}}` is repeated for each entry.
        LIST
    }

    static MailVariable text(String name, String description) {
        return new MailVariable(name, Type.TEXT, description, List.of());
    }

    static MailVariable url(String name, String description) {
        return new MailVariable(name, Type.URL, description, List.of());
    }

    static MailVariable list(String name, String description, MailVariable... items) {
        return new MailVariable(name, Type.LIST, description, List.of(items));
    }

    boolean isListOfTexts() {
        return type == Type.LIST && items.isEmpty();
    }
}
