package dev.kontor.payment.ledger;

import dev.kontor.payment.LedgerEntry;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves the ledger to staff and to accounting systems.
@RestController
@RequestMapping("/admin/v1/ledger-entries")
@RequiresPermission(Permission.PAYMENTS_READ)
@Tag(name = "Payments")
class LedgerController {

    private final LedgerQueries queries;

    LedgerController(LedgerQueries queries) {
        this.queries = queries;
    }

    /// List ledger entries.
    ///
    /// Returns every money movement as double entries, newest first. The entries of one `transactionId` sum to
    /// zero. Entries never change. Sort by `postedAt`.
    @SortableBy("-postedAt")
    @GetMapping
    @Operation(operationId = "listLedgerEntries")
    Page<LedgerEntry> list(@ParameterObject @Valid LedgerFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }
}
