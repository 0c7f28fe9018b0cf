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

    @GetMapping("/admin/v1/orders/{id}/downloads")
    @RequiresPermission(Permission.ORDERS_READ)
    @Operation(
            operationId = "listOrderDownloads",
            summary = "List the files of an order",
            description = "How often each was downloaded, and whether it still can be.")
    @Problems(ProblemCode.NOT_FOUND)
    Page<ManagedDownload> list(@PathVariable OrderId id) {
        return Page.whole(desk.of(id).stream().map(ManagedDownload::of).toList());
    }

    @PostMapping("/admin/v1/downloads/{id}/reset")
    @Operation(
            operationId = "resetDownload",
            summary = "Let a file be downloaded anew",
            description =
                    "As often and as long as when it was bought, under a new address that the buyer gets by mail. The"
                            + " old address opens nothing any more.")
    @Problems({ProblemCode.NOT_FOUND, ProblemCode.INVALID_STATE_TRANSITION})
    ManagedDownload reset(@PathVariable DownloadId id) {
        return ManagedDownload.of(desk.reset(id));
    }

    @PostMapping("/admin/v1/downloads/{id}/extend")
    @Operation(
            operationId = "extendDownload",
            summary = "Let a file be downloaded longer",
            description = "Or less long, under the same address.")
    @Problems({ProblemCode.NOT_FOUND, ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    ManagedDownload extend(@PathVariable DownloadId id, @RequestBody @Valid ExtendDownload request) {
        return ManagedDownload.of(desk.extend(id, request.until()));
    }

    @PostMapping("/admin/v1/downloads/{id}/revoke")
    @Operation(
            operationId = "revokeDownload",
            summary = "Take a download away",
            description = "For good: the address opens nothing any more.")
    @Problems({ProblemCode.NOT_FOUND, ProblemCode.INVALID_STATE_TRANSITION})
    ManagedDownload revoke(@PathVariable DownloadId id) {
        return ManagedDownload.of(desk.revoke(id));
    }
}
