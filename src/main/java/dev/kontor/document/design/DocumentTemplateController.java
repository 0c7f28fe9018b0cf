package dev.kontor.document.design;

import dev.kontor.document.DocumentTemplateKind;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.openapi.FileResponse;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Lets staff edit the templates of documents.
@RestController
@RequestMapping("/admin/v1/document-templates")
@RequiresPermission(Permission.DOCUMENTS_READ)
@Tag(name = "Documents")
class DocumentTemplateController {

    private static final String LANGUAGES = "en|de|fr";
    private static final String LANGUAGE = "Language of the document.";

    private final DocumentTemplateService templates;
    private final DocumentTemplateEditor editor;

    DocumentTemplateController(DocumentTemplateService templates, DocumentTemplateEditor editor) {
        this.templates = templates;
        this.editor = editor;
    }

    /// List the document templates of staff.
    ///
    /// Returns the templates of staff that are in use, without their content. All other documents use the
    /// built-in templates.
    @GetMapping
    @Operation(operationId = "listDocumentTemplates")
    Page<DocumentTemplateSummary> list() {
        return templates.list();
    }

    /// Get the template of a document.
    ///
    /// Returns the template that staff have saved for this kind, language and channel, else the built-in
    /// one. Saving requires the returned `ETag`.
    @GetMapping("/{kind}/{language}")
    @Operation(operationId = "getDocumentTemplate")
    DocumentTemplateDetails get(
            @PathVariable DocumentTemplateKind kind,
            @PathVariable @Parameter(description = LANGUAGE, example = "de") @Pattern(regexp = LANGUAGES)
                    String language,
            @ParameterObject @Valid TemplateChannel where) {
        return templates.get(where.at(kind, language));
    }

    /// Save the template of a document.
    ///
    /// Later documents use it, in one channel or in all; issued documents do not change. Templates have no
    /// logic: they see the variables of the kind (`GET /admin/v1/document-template-kinds`), which are
    /// escaped. Kontor prints a sample of every way to tax a sale. It rejects a template that loads
    /// anything, cannot be printed, or leaves out what the law requires on an invoice, such as a number, a
    /// tax by rate, or a required sentence.
    @PutMapping("/{kind}/{language}")
    @RequiresPermission(Permission.DOCUMENTS_WRITE)
    @RequiresRecentFactor
    @Operation(operationId = "saveDocumentTemplate")
    @Problems({ProblemCode.REJECTED, ProblemCode.OVERLOADED})
    DocumentTemplateDetails save(
            @PathVariable DocumentTemplateKind kind,
            @PathVariable @Parameter(description = LANGUAGE, example = "de") @Pattern(regexp = LANGUAGES)
                    String language,
            @ParameterObject @Valid TemplateChannel where,
            IfMatch ifMatch,
            @RequestBody @Valid SaveDocumentTemplate request) {
        return editor.save(where.at(kind, language), ifMatch, request.html());
    }

    /// Restore the built-in template of a document.
    ///
    /// Later documents use the template for all channels, or the built-in one. The versions stay.
    @DeleteMapping("/{kind}/{language}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequiresPermission(Permission.DOCUMENTS_WRITE)
    @RequiresRecentFactor
    @Operation(operationId = "deleteDocumentTemplate")
    void delete(
            @PathVariable DocumentTemplateKind kind,
            @PathVariable @Parameter(description = LANGUAGE, example = "de") @Pattern(regexp = LANGUAGES)
                    String language,
            @ParameterObject @Valid TemplateChannel where,
            IfMatch ifMatch) {
        templates.save(where.at(kind, language), ifMatch, null);
    }

    /// List the versions of a document template.
    ///
    /// Returns the last 50 versions for this kind, language and channel, newest first.
    @GetMapping("/{kind}/{language}/versions")
    @Operation(operationId = "listDocumentTemplateVersions")
    Page<DocumentTemplateVersion> versions(
            @PathVariable DocumentTemplateKind kind,
            @PathVariable @Parameter(description = LANGUAGE, example = "de") @Pattern(regexp = LANGUAGES)
                    String language,
            @ParameterObject @Valid TemplateChannel where) {
        return templates.list(where.at(kind, language));
    }

    /// Restore a version of a document template.
    ///
    /// Saves the content of the version again, as the next version.
    @PostMapping("/{kind}/{language}/versions/{number}/restore")
    @Idempotency(Idempotency.Mode.NONE)
    @RequiresPermission(Permission.DOCUMENTS_WRITE)
    @RequiresRecentFactor
    @Operation(operationId = "restoreDocumentTemplateVersion")
    @Problems({ProblemCode.REJECTED, ProblemCode.OVERLOADED})
    DocumentTemplateDetails restore(
            @PathVariable DocumentTemplateKind kind,
            @PathVariable @Parameter(description = LANGUAGE, example = "de") @Pattern(regexp = LANGUAGES)
                    String language,
            @PathVariable
                    @Parameter(description = "Number of the version.", example = "17")
                    @Min(1)
                    @Max(Integer.MAX_VALUE)
                    long number,
            @ParameterObject @Valid TemplateChannel where,
            IfMatch ifMatch) {
        return editor.restore(where.at(kind, language), ifMatch, number);
    }

    /// Preview a document template.
    ///
    /// Returns a PDF file of the current template, or of an unsaved one, with sample data and the logo of
    /// the channel. Rejects what could not be saved.
    @PostMapping("/{kind}/{language}/preview")
    @Idempotency(Idempotency.Mode.NONE)
    @FileResponse(value = MediaType.APPLICATION_PDF_VALUE, maxLength = 10_485_760)
    @Operation(operationId = "previewDocumentTemplate")
    @Problems({ProblemCode.REJECTED, ProblemCode.OVERLOADED})
    ResponseEntity<byte[]> preview(
            @PathVariable DocumentTemplateKind kind,
            @PathVariable @Parameter(description = LANGUAGE, example = "de") @Pattern(regexp = LANGUAGES)
                    String language,
            @ParameterObject @Valid TemplateChannel where,
            @RequestBody @Valid PreviewDocumentTemplate request) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .body(editor.preview(where.at(kind, language), request.html()));
    }
}
