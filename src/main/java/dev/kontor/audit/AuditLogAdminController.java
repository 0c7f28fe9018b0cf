package dev.kontor.audit;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The audit log, for staff.
@Tag(name = "Audit log", description = "Who changed which object, and how.")
@RestController
@RequestMapping("/admin/v1/audit-log")
@RequiresPermission(Permission.AUDIT_READ)
class AuditLogAdminController {

    private final AuditLogQueries queries;

    AuditLogAdminController(AuditLogQueries queries) {
        this.queries = queries;
    }

    /// List the audit log.
    ///
    /// Returns all changes by staff and programs, newest first. An entry is written in the transaction of its
    /// change and never altered; a few seconds later it is sealed and has a `position`. Sort by `occurredAt`.
    @SortableBy("-occurredAt")
    @GetMapping
    @Operation(operationId = "listAuditLog")
    Page<AuditEntryDetails> list(
            @ParameterObject @Valid AuditLogFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }

    /// Get an entry of the audit log.
    ///
    /// Returns one change with its changed fields.
    @GetMapping("/{id}")
    @Operation(operationId = "getAuditEntry")
    AuditEntryDetails get(@PathVariable AuditEntryId id) {
        return queries.find(id).orElseThrow(() -> NotFoundException.of("audit entry", id));
    }
}
