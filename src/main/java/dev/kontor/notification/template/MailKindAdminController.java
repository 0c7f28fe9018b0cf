package dev.kontor.notification.template;

import dev.kontor.notification.MailKind;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.paging.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Documents the kinds of mails for editors of templates.
@RestController
@RequestMapping("/admin/v1/mail-kinds")
@RequiresPermission(Permission.MAIL_TEMPLATES_READ)
@Tag(name = "Mails", description = "The mails of the shop, and their templates.")
class MailKindAdminController {

    private final MailSamples samples;
    private final Shop shop;

    MailKindAdminController(MailSamples samples, Shop shop) {
        this.samples = samples;
        this.shop = shop;
    }

    /// List the kinds of mails.
    ///
    /// Returns every kind with the variables of its templates and sample data in the default language.
    @GetMapping
    @Operation(operationId = "listMailKinds")
    Page<MailKindDetails> list() {
        return Page.whole(Arrays.stream(MailKind.values()).map(this::get).toList());
    }

    /// Get a kind of mail.
    ///
    /// Returns the variables of its templates and sample data in the default language.
    @GetMapping("/{kind}")
    @Operation(operationId = "getMailKind")
    MailKindDetails get(@PathVariable MailKind kind) {
        return new MailKindDetails(kind, MailVariables.of(kind), samples.sample(kind, shop.defaultLocale()));
    }
}
