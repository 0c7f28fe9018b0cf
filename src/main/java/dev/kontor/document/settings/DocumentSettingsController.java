package dev.kontor.document.settings;

import dev.kontor.channel.ChannelId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Manages the company data and number series of channels.
@RestController
@RequestMapping("/admin/v1/channels/{id}/document-settings")
@RequiresPermission(Permission.DOCUMENTS_READ)
@Tag(name = "Documents", description = "Invoices and credit notes with their files.")
class DocumentSettingsController {

    private final DocumentSettingsService settings;
    private final DocumentLogos logos;

    DocumentSettingsController(DocumentSettingsService settings, DocumentLogos logos) {
        this.settings = settings;
        this.logos = logos;
    }

    /// Get the document settings of a channel.
    ///
    /// Returns the company data and number series. They have version 0 until they are saved; the
    /// channel has no documents before.
    @GetMapping
    @Operation(operationId = "getDocumentSettings")
    DocumentSettingsDetails get(@PathVariable ChannelId id) {
        return settings.get(id);
    }

    /// Set the document settings of a channel.
    ///
    /// Later documents use them; issued documents do not change. A changed prefix begins another series
    /// with 1, or continues the series of that prefix. Send the returned `ETag` as `If-Match`.
    @PutMapping
    @RequiresPermission(Permission.DOCUMENTS_WRITE)
    @RequiresRecentFactor
    @Operation(operationId = "setDocumentSettings")
    @Problems(ProblemCode.REJECTED)
    DocumentSettingsDetails save(
            @PathVariable ChannelId id, IfMatch ifMatch, @RequestBody @Valid SaveDocumentSettings request) {
        return settings.save(id, ifMatch, request);
    }

    /// Set the logo of a channel's documents.
    ///
    /// Copies a picture of the media library, at most 900 by 450 pixels, without transparency. Later
    /// documents show it; issued documents do not change. Send the `ETag` of the document settings as
    /// `If-Match`.
    @PutMapping("/logo")
    @RequiresPermission(Permission.DOCUMENTS_WRITE)
    @RequiresRecentFactor
    @Operation(operationId = "setDocumentLogo")
    @Problems({ProblemCode.REJECTED, ProblemCode.DEPENDENCY_UNAVAILABLE})
    DocumentSettingsDetails setLogo(
            @PathVariable ChannelId id, IfMatch ifMatch, @RequestBody @Valid SetDocumentLogo request) {
        return logos.set(id, ifMatch, request);
    }

    /// Remove the logo of a channel's documents.
    ///
    /// Later documents show the name of the company instead. Send the `ETag` of the document settings as
    /// `If-Match`.
    @DeleteMapping("/logo")
    @RequiresPermission(Permission.DOCUMENTS_WRITE)
    @RequiresRecentFactor
    @Operation(operationId = "removeDocumentLogo")
    @Problems(ProblemCode.REJECTED)
    DocumentSettingsDetails removeLogo(@PathVariable ChannelId id, IfMatch ifMatch) {
        return settings.setLogo(id, ifMatch, null);
    }
}
