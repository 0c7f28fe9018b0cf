package dev.kontor.customer.profile;

import dev.kontor.identity.Actor;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Customers, for staff.
@Tag(name = "Customers", description = "The customers of the shop.")
@RestController
@RequestMapping("/admin/v1/customers")
@RequiresPermission(Permission.CUSTOMERS_WRITE)
class CustomerAdminController {

    private final CustomerService service;
    private final CustomerQueries queries;
    private final CustomerAccounts accounts;
    private final Shop shop;

    CustomerAdminController(CustomerService service, CustomerQueries queries, CustomerAccounts accounts, Shop shop) {
        this.service = service;
        this.queries = queries;
        this.accounts = accounts;
        this.shop = shop;
    }

    /// List customers.
    ///
    /// Returns all customers, newest first. Sort by `createdAt` or `lastName`. With `erasureRequested=true`
    /// only customers who requested erasure.
    @SortableBy({"-createdAt", "lastName"})
    @GetMapping
    @RequiresPermission(Permission.CUSTOMERS_READ)
    @Operation(operationId = "listCustomers")
    Page<CustomerDetails> list(@ParameterObject @Valid CustomerFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.customers(filter, listing);
    }

    /// Create a customer.
    ///
    /// The e-mail address is unique, so a repeated request is rejected.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "createCustomer")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.OVERLOADED})
    ResponseEntity<CustomerDetails> create(Actor actor, @Valid @RequestBody CreateCustomer request) {
        var password = request.password() == null ? null : accounts.hashNew(request.password(), request.email());
        var customer = service.create(actor, request, password);
        return ResponseEntity.created(URI.create(
                        shop.link("/admin/v1/customers/" + customer.id().text())))
                .body(customer);
    }

    /// Get a customer.
    ///
    /// Returns the customer with the state of the account. Changing it requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.CUSTOMERS_READ)
    @Operation(operationId = "getCustomer")
    CustomerDetails get(@PathVariable CustomerId id) {
        return service.get(id);
    }

    /// Change a customer.
    ///
    /// Takes a JSON merge patch. Disabling the account signs the customer out. Enabling the account of a
    /// customer who requested erasure withdraws the request. A customer who was merged into another cannot be
    /// enabled.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeCustomer")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED, ProblemCode.VAT_NUMBER_INVALID})
    CustomerDetails change(
            Actor actor, @PathVariable CustomerId id, IfMatch ifMatch, MergePatch<ChangeCustomer> patch) {
        return service.change(actor, id, ifMatch, patch);
    }
}
