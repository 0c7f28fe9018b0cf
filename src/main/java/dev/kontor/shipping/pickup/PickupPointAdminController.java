package dev.kontor.shipping.pickup;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.shipping.PickupPointId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Manages pickup points.
@RestController
@RequestMapping("/admin/v1/pickup-points")
@RequiresPermission(Permission.SHIPPING_WRITE)
@Tag(name = "Shipping")
class PickupPointAdminController {

    private final PickupPointService points;

    PickupPointAdminController(PickupPointService points) {
        this.points = points;
    }

    /// List pickup points.
    ///
    /// Returns all pickup points with their opening hours. Sort by `name` or `createdAt`.
    @SortableBy({"name", "createdAt"})
    @GetMapping
    @RequiresPermission(Permission.SHIPPING_READ)
    @Operation(operationId = "listPickupPoints")
    Page<PickupPointDetails> list(@ParameterObject @Valid Listing listing) {
        return points.list(listing);
    }

    /// Create a pickup point.
    ///
    /// Buyers can collect orders there if a shipping method of kind `PICKUP` is in the zone of its address.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createPickupPoint")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED, ProblemCode.ADDRESS_INVALID})
    ResponseEntity<PickupPointDetails> create(@RequestBody @Valid SavePickupPoint request) {
        var point = points.create(request);
        return Created.at("/admin/v1/pickup-points", point.id(), point);
    }

    /// Get a pickup point.
    ///
    /// Changing it requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.SHIPPING_READ)
    @Operation(operationId = "getPickupPoint")
    PickupPointDetails get(@PathVariable PickupPointId id) {
        return points.get(id);
    }

    /// Change a pickup point.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged. Carts that selected the point must select it again
    /// if its address or location changes.
    @PatchMapping("/{id}")
    @Operation(operationId = "changePickupPoint")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED, ProblemCode.ADDRESS_INVALID})
    PickupPointDetails change(@PathVariable PickupPointId id, IfMatch ifMatch, MergePatch<SavePickupPoint> patch) {
        return points.change(id, ifMatch, patch);
    }

    /// Delete a pickup point.
    ///
    /// Orders keep a copy. Carts that selected it must select another one.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deletePickupPoint")
    void delete(@PathVariable PickupPointId id, IfMatch ifMatch) {
        points.delete(id, ifMatch);
    }
}
