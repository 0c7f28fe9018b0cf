package dev.kontor.download.grant;

import dev.kontor.identity.Actor;
import dev.kontor.media.FileContent;
import dev.kontor.media.FileDownload;
import dev.kontor.order.OrderId;
import dev.kontor.order.Orders;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.openapi.FileResponse;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Lists the files of an order for its buyer and serves them to anyone with the secret URL. Browsers always save
/// the file and do not cache it.
@RestController
@Tag(name = "Downloads", description = "Purchased files.")
class DownloadController {

    private final DownloadProcess downloads;
    private final Orders orders;
    private final DownloadGrants grants;
    private final DownloadTokens tokens;

    DownloadController(DownloadProcess downloads, Orders orders, DownloadGrants grants, DownloadTokens tokens) {
        this.downloads = downloads;
        this.orders = orders;
        this.grants = grants;
        this.tokens = tokens;
    }

    /// List the files of an order.
    ///
    /// Returns the files with their secret URLs shortly after the order was paid. Requires the customer who placed
    /// the order or the order token from the checkout.
    @GetMapping("/store/v1/orders/{id}/downloads")
    @RequiresCapability(RequiresCapability.ORDER_TOKEN)
    @Operation(operationId = "listOwnDownloads")
    Page<OwnDownload> list(
            @PathVariable OrderId id,
            @RequestHeader(name = RequiresCapability.ORDER_TOKEN, required = false) @Size(max = 200) @Nullable
                    String token,
            Actor actor) {
        var order = orders.findOwn(id, actor, token).orElseThrow(() -> NotFoundException.of("order", id));
        return Page.whole(grants.of(order.id()).stream()
                .map(grant -> OwnDownload.of(grant, tokens))
                .toList());
    }

    /// Download a purchased file.
    ///
    /// Returns the file. Its URL is in the e-mail about the download and in the list of the order's files. Every
    /// request counts as a download, except `HEAD` and a `Range` request that resumes a recently interrupted
    /// transfer. If files are stored in a bucket, the response redirects to a short-lived URL. A used-up, expired
    /// or revoked URL returns 410 with `reason`; an unknown URL returns 404.
    @GetMapping("/store/v1/downloads/{token}")
    @PublicEndpoint
    @RateLimited(LimitPolicy.DOWNLOAD)
    @Operation(operationId = "download")
    @FileResponse(
            value = MediaType.APPLICATION_OCTET_STREAM_VALUE,
            maxLength = 1_073_741_824,
            redirects = true,
            ranges = true)
    @Problems(ProblemCode.GONE)
    ResponseEntity<Resource> download(
            @Parameter(description = "The secret token of the URL.") @PathVariable @Size(max = 100) String token,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range,
            HttpServletRequest request) {
        boolean looks = request.getMethod().equals("HEAD");
        var file = looks ? downloads.look(token) : downloads.take(token, range != null && isResumed(range));
        return response(file, looks);
    }

    /// Distinguishes a resumed transfer from a new one. An invalid header counts as a new one, like a missing one.
    private static boolean isResumed(String range) {
        try {
            var ranges = HttpRange.parseRanges(range);
            return ranges.size() == 1 && ranges.getFirst().getRangeStart(Long.MAX_VALUE) > 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// @param looks whether the request was not counted; then the response does not reveal the storage URL
    static ResponseEntity<Resource> response(DownloadProcess.File file, boolean looks) {
        return looks && file.content() instanceof FileContent.Elsewhere
                ? FileDownload.saved(file.name(), MediaType.APPLICATION_OCTET_STREAM)
                        .build()
                : FileDownload.of(file.content(), file.name(), MediaType.APPLICATION_OCTET_STREAM);
    }
}
