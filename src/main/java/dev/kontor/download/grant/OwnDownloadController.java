package dev.kontor.download.grant;

import dev.kontor.identity.Actor;
import dev.kontor.order.OrderId;
import dev.kontor.order.Orders;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.paging.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves the files of an order to its buyer.
@RestController
@RequestMapping("/store/v1/orders/{id}/downloads")
@Tag(name = "Downloads", description = "Purchased files.")
class OwnDownloadController {

    private final Orders orders;
    private final DownloadGrants grants;
    private final DownloadTokens tokens;

    OwnDownloadController(Orders orders, DownloadGrants grants, DownloadTokens tokens) {
        this.orders = orders;
        this.grants = grants;
        this.tokens = tokens;
    }

    /// List the files of an order.
    ///
    /// Returns the files with their secret URLs shortly after the order was paid. Requires the customer who placed
    /// the order or the order token from the checkout.
    @GetMapping
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
}
