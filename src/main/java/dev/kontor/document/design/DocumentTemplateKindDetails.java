package dev.kontor.document.design;

import dev.kontor.document.DocumentTemplateKind;
import dev.kontor.shared.template.TemplateVariable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// A kind of document and what its templates can use.
///
/// @param variables everything that a template can use
/// @param samples names of the samples that a template is checked with
record DocumentTemplateKindDetails(
        DocumentTemplateKind kind,
        List<TemplateVariable> variables,

        @Schema(example = "[\"STANDARD\", \"REVERSE_CHARGE\"]")
        List<String> samples) {

    static DocumentTemplateKindDetails of(DocumentTemplateKind kind) {
        return new DocumentTemplateKindDetails(kind, DocumentVariables.of(kind), SampleDocuments.names(kind));
    }
}
