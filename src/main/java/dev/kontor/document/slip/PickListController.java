package dev.kontor.document.slip;

import dev.kontor.inventory.LocationId;
import dev.kontor.order.FulfillmentId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.openapi.FileResponse;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Serves pick lists to staff.
@RestController
@RequiresPermission(Permission.FULFILLMENTS_READ)
@Tag(name = "Fulfillments")
class PickListController {

    private static final String LANGUAGES = "en|de|fr";

    private final PickLists lists;

    PickListController(PickLists lists) {
        this.lists = lists;
    }

    /// Selects the units to pick.
    ///
    /// @param fulfillmentIds fulfillments that wait to be shipped
    /// @param language of the list; that of the shop by default
    record PickFulfillments(
            @NotEmpty @Size(max = 100) List<@NotNull FulfillmentId> fulfillmentIds,

            @Nullable @Pattern(regexp = LANGUAGES) @Schema(example = "de")
            String language) {}

    /// Selects the units to pick at a location.
    ///
    /// @param orders the oldest orders, at most that many; 100 by default
    /// @param language of the list; that of the shop by default
    record PickLocation(
            @Nullable @Min(1) @Max(500) @Schema(example = "50")
            Integer orders,

            @Nullable @Pattern(regexp = LANGUAGES) @Schema(example = "de")
            String language) {

        private static final int USUAL = 100;

        int most() {
            return orders == null ? USUAL : orders;
        }
    }

    /// Print a pick list for fulfillments.
    ///
    /// Returns a PDF/A-3 file with the units of all parcels by SKU, bundles as their parts, with the orders
    /// that they are for. Every fulfillment must wait to be shipped. The list is not stored.
    @PostMapping("/admin/v1/pick-lists")
    @FileResponse(value = MediaType.APPLICATION_PDF_VALUE, maxLength = 10_485_760)
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "printPickList")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ResponseEntity<byte[]> fulfillments(@RequestBody @Valid PickFulfillments request) {
        return lists.ofParcels(request.fulfillmentIds(), language(request.language()))
                .response();
    }

    /// Print a pick list for a location.
    ///
    /// Returns a PDF/A-3 file with the units by SKU that the location has to ship for open orders, the
    /// oldest orders first. Backordered units and orders on hold are left out. The list is not stored.
    @PostMapping("/admin/v1/locations/{id}/pick-list")
    @FileResponse(value = MediaType.APPLICATION_PDF_VALUE, maxLength = 10_485_760)
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "printLocationPickList")
    ResponseEntity<byte[]> location(@PathVariable LocationId id, @RequestBody @Valid PickLocation request) {
        return lists.ofLocation(id, request.most(), language(request.language()))
                .response();
    }

    private static @Nullable Locale language(@Nullable String tag) {
        return tag == null ? null : Locale.forLanguageTag(tag);
    }
}
