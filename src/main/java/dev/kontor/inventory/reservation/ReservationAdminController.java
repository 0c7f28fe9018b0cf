package dev.kontor.inventory.reservation;

import dev.kontor.identity.Actor;
import dev.kontor.inventory.ReservationId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Serves reservations to staff.
@RestController
@RequestMapping("/admin/v1/reservations")
@RequiresPermission(Permission.INVENTORY_READ)
@Tag(
        name = "Inventory",
        description = "Stock locations, stock levels, reservations, transfers, counts and the stock ledger.")
class ReservationAdminController {

    private final ReservationQueries queries;
    private final StockService stock;

    ReservationAdminController(ReservationQueries queries, StockService stock) {
        this.queries = queries;
        this.stock = stock;
    }

    /// List reservations.
    ///
    /// Returns reservations with their lines, newest first. Sort by `createdAt`.
    @SortableBy("-createdAt")
    @GetMapping
    @Operation(operationId = "listReservations")
    Page<ReservationDetails> list(
            @ParameterObject @Valid ReservationFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }

    /// End a reservation.
    ///
    /// Expires a held reservation immediately and makes its units available again. A confirmed reservation
    /// belongs to an order; cancel the order to release it.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequiresPermission(Permission.INVENTORY_WRITE)
    @Operation(operationId = "endReservation")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    void end(@PathVariable ReservationId id, Actor actor) {
        if (!stock.expireNow(id.value(), actor.label())) {
            if (!queries.exists(id)) {
                throw NotFoundException.of("reservation", id);
            }
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION, "Only a reservation with the status `HELD` can be ended.");
        }
    }
}
