package dev.kontor.notification.template;

import dev.kontor.notification.MailKind;
import dev.kontor.shared.template.TemplateVariable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/// A kind of mail and what its templates can use.
///
/// @param variables everything that a template can use
/// @param sample values of the variables, as in a preview
record MailKindDetails(
        MailKind kind,
        List<TemplateVariable> variables,

        @Schema(implementation = Object.class, example = "{\"orderNumber\": \"K-1001\"}")
        Map<String, Object> sample) {}
