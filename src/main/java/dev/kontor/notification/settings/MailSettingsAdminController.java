package dev.kontor.notification.settings;

import dev.kontor.settings.SettingsEditor;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Settings of mails and their links, for staff.
@RestController
@RequestMapping("/admin/v1/settings")
@RequiresPermission(Permission.SETTINGS_READ)
@Tag(name = "Settings", description = "What staff change while the shop runs.")
class MailSettingsAdminController {

    private final SettingsEditor settings;
    private final SettingsGroup<MailSettings> mails;
    private final SettingsGroup<LinkSettings> links;
    private final LinkSites sites;

    MailSettingsAdminController(
            SettingsEditor settings,
            SettingsGroup<MailSettings> mails,
            SettingsGroup<LinkSettings> links,
            LinkSites sites) {
        this.settings = settings;
        this.mails = mails;
        this.links = links;
        this.sites = sites;
    }

    /// Get the settings of mails.
    ///
    /// Changing them requires the returned `ETag`.
    @GetMapping("/mail")
    @Operation(operationId = "getMailSettings")
    MailSettingsDetails mail() {
        return MailSettingsDetails.of(settings.get(mails));
    }

    /// Change the settings of mails.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, `null` restores the default. A field that the
    /// environment sets cannot be changed. Applies to all mails that are sent from now on, including those
    /// already waiting.
    @PatchMapping("/mail")
    @RequiresPermission(Permission.SETTINGS_WRITE)
    @RequiresRecentFactor
    @Operation(operationId = "changeMailSettings")
    @Problems(ProblemCode.SETTING_FIXED)
    MailSettingsDetails changeMail(IfMatch ifMatch, MergePatch<ChangeMailSettings> patch) {
        return MailSettingsDetails.of(
                settings.change(mails, ifMatch, patch, ChangeMailSettings.class, SettingsEditor.ANY));
    }

    /// Get the links of mails.
    ///
    /// Changing them requires the returned `ETag`. The pages of mails to staff are configuration of the
    /// environment.
    @GetMapping("/links")
    @Operation(operationId = "getLinkSettings")
    LinkSettingsDetails links() {
        return LinkSettingsDetails.of(settings.get(links));
    }

    /// Change the links of mails.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, `null` restores the default. A field that the
    /// environment sets cannot be changed. Links contain tokens, so they lead only to the public URL of the
    /// shop and to sites that the environment allows (`kontor.web.cors.origins`).
    @PatchMapping("/links")
    @RequiresPermission(Permission.SETTINGS_WRITE)
    @RequiresRecentFactor
    @Operation(operationId = "changeLinkSettings")
    @Problems({ProblemCode.SETTING_FIXED, ProblemCode.REJECTED})
    LinkSettingsDetails changeLinks(IfMatch ifMatch, MergePatch<ChangeLinkSettings> patch) {
        return LinkSettingsDetails.of(settings.change(links, ifMatch, patch, ChangeLinkSettings.class, sites::require));
    }
}
