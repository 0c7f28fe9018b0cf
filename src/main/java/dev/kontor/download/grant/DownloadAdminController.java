package dev.kontor.download.grant;

import dev.kontor.download.DownloadId;
import dev.kontor.order.OrderId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Downloads of orders, for staff.
@RestController
@RequiresPermission(Permission.ORDERS_WRITE)
@Tag(name = "Downloads", description = "Sold files.")
class DownloadAdminController {

    private final DownloadDesk desk;

    DownloadAdminController(DownloadDesk desk) {
        this.desk = desk;
    }

    /// List the files of an order.
    ///
    /// How often each file was downloaded, and whether it is still available.
    @GetMapping("/admin/v1/orders/{id}/downloads")
    @RequiresPermission(Permission.ORDERS_READ)
    @Operation(operationId = "listOrderDownloads")
    Page<ManagedDownload> list(@PathVariable OrderId id) {
        return Page.whole(desk.of(id).stream().map(ManagedDownload::of).toList());
    }

    /// Reset a download.
    ///
    /// Restores count and period under a new URL, which the buyer receives by mail. The old URL becomes invalid.
    @PostMapping("/admin/v1/downloads/{id}/reset")
    @Operation(operationId = "resetDownload")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ManagedDownload reset(@PathVariable DownloadId id) {
        return ManagedDownload.of(desk.reset(id));
    }

    /// Extend a download.
    ///
    /// Sets a later or earlier end under the same URL.
    @PostMapping("/admin/v1/downloads/{id}/extend")
    @Operation(operationId = "extendDownload")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    ManagedDownload extend(@PathVariable DownloadId id, @RequestBody @Valid ExtendDownload request) {
        return ManagedDownload.of(desk.extend(id, request.until()));
    }

    /// Revoke a download.
    ///
    /// Revokes it permanently: the URL becomes invalid.
    @PostMapping("/admin/v1/downloads/{id}/revoke")
    @Operation(operationId = "revokeDownload")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ManagedDownload revoke(@PathVariable DownloadId id) {
        return ManagedDownload.of(desk.revoke(id));
    }
}
