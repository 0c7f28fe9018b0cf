package dev.kontor.notification.template;

import dev.kontor.identity.Actor;
import dev.kontor.notification.MailKind;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.PersonsOnly;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Lets staff edit the templates of mails.
@RestController
@RequestMapping("/admin/v1/mail-templates")
@RequiresPermission(Permission.MAIL_TEMPLATES_WRITE)
@Tag(name = "Mails", description = "The mails of the shop, and their templates.")
class MailTemplateAdminController {

    private static final String TAG = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}";
    private static final String LANGUAGE = "BCP 47 tag of a language of the shop.";

    private final MailTemplateService templates;
    private final MailTemplateQueries queries;
    private final TestMails tests;

    MailTemplateAdminController(MailTemplateService templates, MailTemplateQueries queries, TestMails tests) {
        this.templates = templates;
        this.queries = queries;
        this.tests = tests;
    }

    /// List the templates of staff.
    ///
    /// Returns the templates that staff have saved, without their content. All other mails use the
    /// built-in templates.
    @GetMapping
    @RequiresPermission(Permission.MAIL_TEMPLATES_READ)
    @SortableBy({"kind", "updatedAt"})
    @Operation(operationId = "listMailTemplates")
    Page<MailTemplateSummary> list(
            @ParameterObject @Valid MailTemplateFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }

    /// Get the template of a mail.
    ///
    /// Returns the template that staff have saved for this kind, language and channel, else the built-in
    /// one with version 0. Saving requires the returned `ETag`.
    @GetMapping("/{kind}/{locale}")
    @RequiresPermission(Permission.MAIL_TEMPLATES_READ)
    @Operation(operationId = "getMailTemplate")
    MailTemplateDetails get(
            @PathVariable MailKind kind,
            @PathVariable @Parameter(description = LANGUAGE, example = "de") @Pattern(regexp = TAG) String locale,
            @ParameterObject @Valid TemplateChannel where) {
        return templates.get(where.at(kind, locale));
    }

    /// Save the template of a mail.
    ///
    /// Mails of this kind in this language use it from now on, for one channel or for all. Templates have no
    /// logic: they see the variables of the kind (`GET /admin/v1/mail-kinds`), which are escaped. Unknown
    /// variables, unescaped tags, scripts, forms, and links to anything but web, mail and telephone
    /// are rejected. The former content stays in the versions.
    @RequiresRecentFactor
    @PutMapping("/{kind}/{locale}")
    @Operation(operationId = "saveMailTemplate")
    @Problems(ProblemCode.REJECTED)
    MailTemplateDetails save(
            @PathVariable MailKind kind,
            @PathVariable @Parameter(description = LANGUAGE, example = "de") @Pattern(regexp = TAG) String locale,
            @ParameterObject @Valid TemplateChannel where,
            IfMatch ifMatch,
            @RequestBody @Valid SaveMailTemplate request) {
        return templates.save(where.at(kind, locale), ifMatch, request.source());
    }

    /// Delete the template of a mail.
    ///
    /// Mails use the template for all channels again, or the built-in one. The versions stay.
    @RequiresRecentFactor
    @DeleteMapping("/{kind}/{locale}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteMailTemplate")
    void delete(
            @PathVariable MailKind kind,
            @PathVariable @Parameter(description = LANGUAGE, example = "de") @Pattern(regexp = TAG) String locale,
            @ParameterObject @Valid TemplateChannel where,
            IfMatch ifMatch) {
        templates.delete(where.at(kind, locale), ifMatch);
    }

    /// List the versions of a template.
    ///
    /// Returns what staff have saved for this kind, language and channel, newest first, at most 50.
    @GetMapping("/{kind}/{locale}/versions")
    @RequiresPermission(Permission.MAIL_TEMPLATES_READ)
    @Operation(operationId = "listMailTemplateVersions")
    Page<MailTemplateVersion> versions(
            @PathVariable MailKind kind,
            @PathVariable @Parameter(description = LANGUAGE, example = "de") @Pattern(regexp = TAG) String locale,
            @ParameterObject @Valid TemplateChannel where) {
        return templates.versions(where.at(kind, locale));
    }

    /// Restore a version of a template.
    ///
    /// Saves the content of the version again, also after the template was deleted (`If-Match: "0"`).
    @RequiresRecentFactor
    @PostMapping("/{kind}/{locale}/versions/{number}/restore")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "restoreMailTemplateVersion")
    @Problems(ProblemCode.REJECTED)
    MailTemplateDetails restore(
            @PathVariable MailKind kind,
            @PathVariable @Parameter(description = LANGUAGE, example = "de") @Pattern(regexp = TAG) String locale,
            @PathVariable
                    @Parameter(description = "Number of the version.", example = "17")
                    @Min(1)
                    @Max(Integer.MAX_VALUE)
                    long number,
            @ParameterObject @Valid TemplateChannel where,
            IfMatch ifMatch) {
        return templates.restore(where.at(kind, locale), ifMatch, number);
    }

    /// Preview a template.
    ///
    /// Renders the current template, or an unsaved one, with sample data. Rejects what could not be saved.
    @PostMapping("/{kind}/{locale}/preview")
    @RequiresPermission(Permission.MAIL_TEMPLATES_READ)
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "previewMailTemplate")
    @Problems(ProblemCode.REJECTED)
    MailPreview preview(
            @PathVariable MailKind kind,
            @PathVariable @Parameter(description = LANGUAGE, example = "de") @Pattern(regexp = TAG) String locale,
            @ParameterObject @Valid TemplateChannel where,
            @RequestBody @Valid PreviewMailTemplate request) {
        return templates.preview(where.at(kind, locale), request);
    }

    /// Send a test of a template.
    ///
    /// Sends the current template, or an unsaved one, with sample data to the address of the calling
    /// member of staff. The subject begins with `[Test]`.
    @PostMapping("/{kind}/{locale}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PersonsOnly
    @RateLimited(LimitPolicy.MAIL)
    @Operation(operationId = "testMailTemplate")
    @Problems(ProblemCode.REJECTED)
    QueuedTestMail test(
            @PathVariable MailKind kind,
            @PathVariable @Parameter(description = LANGUAGE, example = "de") @Pattern(regexp = TAG) String locale,
            @ParameterObject @Valid TemplateChannel where,
            Actor.Staff actor,
            @RequestBody @Valid PreviewMailTemplate request) {
        return new QueuedTestMail(tests.send(where.at(kind, locale), request, actor.id()));
    }
}
