package dev.kontor.notification.delivery;

import dev.kontor.identity.MailId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Shows staff the mails of the shop, and sends them again.
@RestController
@RequestMapping("/admin/v1/mails")
@RequiresPermission(Permission.MAILS_READ)
@Tag(name = "Mails", description = "The mails of the shop, and their templates.")
class MailAdminController {

    private final MailService mails;
    private final MailLog log;
    private final MailSignal signal;

    MailAdminController(MailService mails, MailLog log, MailSignal signal) {
        this.mails = mails;
        this.log = log;
        this.signal = signal;
    }

    /// List mails.
    ///
    /// Returns the mails of the last months, waiting, sent and failed, newest first. Mails that a mail
    /// server does not accept are attempted twelve times within three days and are `FAILED` afterwards;
    /// a mail whose recipient the server refuses is `FAILED` at once.
    @GetMapping
    @SortableBy("-createdAt")
    @Operation(operationId = "listMails")
    Page<MailDetails> list(@ParameterObject @Valid MailFilter filter, @ParameterObject @Valid Listing listing) {
        return log.list(filter, listing);
    }

    /// Get a mail.
    ///
    /// Returns the mail with its recipient, attempts and the last error of the mail server.
    @GetMapping("/{id}")
    @Operation(operationId = "getMail")
    MailDetails get(@PathVariable MailId id) {
        return mails.get(id);
    }

    /// Get the content of a mail.
    ///
    /// Returns subject, text and HTML as they were sent. Secret parts of links are hidden.
    @GetMapping("/{id}/content")
    @RequiresPermission(Permission.MAILS_CONTENT)
    @Operation(operationId = "getMailContent")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    MailContentDetails content(@PathVariable MailId id) {
        return mails.content(id);
    }

    /// Send a mail again.
    ///
    /// Queues a copy of a mail that was sent, to the same recipient with the same content. A mail that
    /// waits or has failed is attempted at once. Requests within a minute lead to one copy. Returns the
    /// mail that will be sent. Mails with a link that works once cannot be sent again.
    @PostMapping("/{id}/resend")
    @RequiresPermission(Permission.MAILS_WRITE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "resendMail")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    MailDetails resend(@PathVariable MailId id) {
        var mail = mails.resend(id);
        signal.wake();
        return mail;
    }

    /// Send failed mails again.
    ///
    /// Attempts the `FAILED` mails of a period at once, the oldest first, for example after an outage of the
    /// mail server that lasted more than three days. Mails with a link that works once are left out. One
    /// request sends at most 10,000 mails.
    @PostMapping("/resend")
    @RequiresPermission(Permission.MAILS_WRITE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "resendMails")
    ResendMails.Resent resendFailed(@RequestBody @Valid ResendMails wanted) {
        var resent = new ResendMails.Resent(mails.resend(wanted));
        signal.wake();
        return resent;
    }
}
