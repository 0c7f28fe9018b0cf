package dev.kontor.identity.session;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Lets staff sign out customers.
@Tag(name = "Customers", description = "The customers of the shop.")
@RestController
@RequestMapping("/admin/v1/customers/{id}/sessions")
@RequiresPermission(Permission.CUSTOMERS_WRITE)
class SessionAdminController {

    private final SessionService service;

    SessionAdminController(SessionService service) {
        this.service = service;
    }

    /// Sign a customer out.
    ///
    /// Ends all sessions of the customer. Access tokens in use become invalid within ten seconds.
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "endCustomerSessions")
    void endAll(@PathVariable CustomerId id) {
        service.endAll(id);
    }
}
