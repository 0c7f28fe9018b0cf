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

/// The files of orders, for staff.
@RestController
@RequiresPermission(Permission.ORDERS_WRITE)
@Tag(name = "Downloads", description = "Files that are sold.")
class DownloadAdminController {

    private final DownloadDesk desk;

    DownloadAdminController(DownloadDesk desk) {
        this.desk = desk;
    }

    /// List the files of an order.
    ///
    /// How often each was downloaded, and whether it still can be.
    @GetMapping("/admin/v1/orders/{id}/downloads")
    @RequiresPermission(Permission.ORDERS_READ)
    @Operation(operationId = "listOrderDownloads")
    Page<ManagedDownload> list(@PathVariable OrderId id) {
        return Page.whole(desk.of(id).stream().map(ManagedDownload::of).toList());
    }

    /// Let a file be downloaded anew.
    ///
    /// As often and as long as when it was bought, under a new address that the buyer gets by mail. The old address
    /// opens nothing any more.
    @PostMapping("/admin/v1/downloads/{id}/reset")
    @Operation(operationId = "resetDownload")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ManagedDownload reset(@PathVariable DownloadId id) {
        return ManagedDownload.of(desk.reset(id));
    }

    /// Let a file be downloaded longer.
    ///
    /// Or less long, under the same address.
    @PostMapping("/admin/v1/downloads/{id}/extend")
    @Operation(operationId = "extendDownload")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    ManagedDownload extend(@PathVariable DownloadId id, @RequestBody @Valid ExtendDownload request) {
        return ManagedDownload.of(desk.extend(id, request.until()));
    }

    /// Take a download away.
    ///
    /// For good: the address opens nothing any more.
    @PostMapping("/admin/v1/downloads/{id}/revoke")
    @Operation(operationId = "revokeDownload")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ManagedDownload revoke(@PathVariable DownloadId id) {
        return ManagedDownload.of(desk.revoke(id));
    }
}
