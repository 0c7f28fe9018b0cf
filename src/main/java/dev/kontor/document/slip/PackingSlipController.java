package dev.kontor.document.slip;

import dev.kontor.order.FulfillmentId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.openapi.FileResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Serves packing slips and delivery notes to staff.
@RestController
@RequiresPermission(Permission.FULFILLMENTS_READ)
@Tag(name = "Fulfillments")
class PackingSlipController {

    private final PackingSlips slips;

    PackingSlipController(PackingSlips slips) {
        this.slips = slips;
    }

    /// Download a packing slip.
    ///
    /// Returns a PDF/A-3 file that lists the units of the parcel, without prices, in the language of the
    /// buyer. It is rendered from the current parcel and not stored. Canceled fulfillments have none.
    @GetMapping("/admin/v1/fulfillments/{id}/packing-slip")
    @FileResponse(value = MediaType.APPLICATION_PDF_VALUE, maxLength = 10_485_760)
    @Operation(operationId = "downloadPackingSlip")
    ResponseEntity<byte[]> packingSlip(@PathVariable FulfillmentId id) {
        return slips.packingSlip(id).response();
    }

    /// Download a delivery note.
    ///
    /// Returns a PDF/A-3 file that lists the units of the parcel, without prices, with the address of the
    /// company and a line for the signature of the recipient, in the language of the buyer. It is rendered
    /// from the current parcel and not stored. Canceled fulfillments have none.
    @GetMapping("/admin/v1/fulfillments/{id}/delivery-note")
    @FileResponse(value = MediaType.APPLICATION_PDF_VALUE, maxLength = 10_485_760)
    @Operation(operationId = "downloadDeliveryNote")
    ResponseEntity<byte[]> deliveryNote(@PathVariable FulfillmentId id) {
        return slips.deliveryNote(id).response();
    }
}
