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

/// Serves the files of orders to staff.
@RestController
@RequiresPermission(Permission.ORDERS_WRITE)
@Tag(name = "Downloads", description = "Digital files for sale and their downloads.")
class DownloadAdminController {

    private final DownloadDesk desk;

    DownloadAdminController(DownloadDesk desk) {
        this.desk = desk;
    }

    /// List the files of an order.
    ///
    /// Returns the files with their number of downloads and whether they are still available.
    @GetMapping("/admin/v1/orders/{id}/downloads")
    @RequiresPermission(Permission.ORDERS_READ)
    @Operation(operationId = "listOrderDownloads")
    Page<ManagedDownload> list(@PathVariable OrderId id) {
        return Page.whole(desk.of(id).stream().map(ManagedDownload::of).toList());
    }

    /// Renew a download.
    ///
    /// Allows the full number of downloads and days again and sends the buyer a new URL by e-mail. The old URL
    /// stops working.
    @PostMapping("/admin/v1/downloads/{id}/reset")
    @Operation(operationId = "resetDownload")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ManagedDownload reset(@PathVariable DownloadId id) {
        return ManagedDownload.of(desk.reset(id));
    }

    /// Change the expiry of a download.
    ///
    /// Extends or shortens the validity of the download. The URL stays the same.
    @PostMapping("/admin/v1/downloads/{id}/extend")
    @Operation(operationId = "extendDownload")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    ManagedDownload extend(@PathVariable DownloadId id, @RequestBody @Valid ExtendDownload request) {
        return ManagedDownload.of(desk.extend(id, request.until()));
    }

    /// Revoke a download.
    ///
    /// Revokes the download permanently. Its URL stops working.
    @PostMapping("/admin/v1/downloads/{id}/revoke")
    @Operation(operationId = "revokeDownload")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ManagedDownload revoke(@PathVariable DownloadId id) {
        return ManagedDownload.of(desk.revoke(id));
    }
}
