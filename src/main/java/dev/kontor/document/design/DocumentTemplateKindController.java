package dev.kontor.document.design;

import dev.kontor.document.DocumentTemplateKind;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.web.paging.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Documents the kinds of documents for editors of templates.
@RestController
@RequestMapping("/admin/v1/document-template-kinds")
@RequiresPermission(Permission.DOCUMENTS_READ)
@Tag(name = "Documents")
class DocumentTemplateKindController {

    /// List the kinds of document templates.
    ///
    /// Returns every kind with the variables of its templates and the names of the samples that templates are
    /// checked with.
    @GetMapping
    @Operation(operationId = "listDocumentTemplateKinds")
    Page<DocumentTemplateKindDetails> list() {
        return Page.whole(Arrays.stream(DocumentTemplateKind.values())
                .map(DocumentTemplateKindDetails::of)
                .toList());
    }
}
