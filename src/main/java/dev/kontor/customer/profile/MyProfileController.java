package dev.kontor.customer.profile;

import dev.kontor.customer.AddressId;
import dev.kontor.identity.Actor;
import dev.kontor.shared.access.RequiresCustomer;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimits;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
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

/// The profile of the signed-in customer.
@Tag(name = "Account", description = "The profile and the address book of the signed-in customer.")
@RestController
@RequestMapping("/store/v1/me")
@RequiresCustomer
class MyProfileController {

    private final CustomerService customers;
    private final AddressService addresses;
    private final ErasureService erasures;
    private final RateLimits limits;
    private final Shop shop;

    MyProfileController(
            CustomerService customers,
            AddressService addresses,
            ErasureService erasures,
            RateLimits limits,
            Shop shop) {
        this.customers = customers;
        this.addresses = addresses;
        this.erasures = erasures;
        this.limits = limits;
        this.shop = shop;
    }

    /// Get my profile.
    ///
    /// Returns the profile of the signed-in customer.
    @GetMapping
    @Operation(operationId = "getMyProfile")
    MyProfile get(Actor.Customer actor) {
        return MyProfile.of(customers.profile(actor.id()), actor.email());
    }

    /// Change my profile.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, `null` clears a field. The form of `vatNumber`
    /// is checked at once, its register in the background. New carts begin with the number.
    @PatchMapping
    @Operation(operationId = "changeMyProfile")
    @Problems({ProblemCode.PRECONDITION_FAILED, ProblemCode.VAT_NUMBER_INVALID, ProblemCode.QUOTA_EXCEEDED})
    MyProfile change(Actor.Customer actor, MergePatch<ChangeProfile> patch) {
        if (patch.touches("vatNumber")) {
            limits.requireForSource(LimitPolicy.VAT_NUMBER);
        }
        return MyProfile.of(customers.changeOwn(actor, patch), actor.email());
    }

    /// Request erasure.
    ///
    /// Records the request, disables the account and ends all sessions immediately. Kontor erases the customer
    /// when staff approve the request; an open order or return ends first. Then account, addresses, carts
    /// and reviews are gone, and orders no longer name a person. Invoices are retained as long as tax law
    /// requires. To withdraw the request before, the customer asks the shop to enable the account again.
    @DeleteMapping
    @RequiresRecentFactor
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "requestMyErasure")
    ErasureRequest requestErasure(Actor.Customer actor) {
        return erasures.requestOwn(actor.id());
    }

    /// List my addresses.
    ///
    /// Returns all addresses, at most 20, oldest first.
    @GetMapping("/addresses")
    @Operation(operationId = "listMyAddresses")
    Page<AddressDetails> addresses(Actor.Customer actor) {
        return Page.whole(addresses.all(actor.id()));
    }

    /// Add an address.
    ///
    /// Adds an address to the address book, which has at most 20.
    @PostMapping("/addresses")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "addMyAddress")
    @Problems({ProblemCode.REJECTED, ProblemCode.ADDRESS_INVALID})
    ResponseEntity<AddressDetails> add(Actor.Customer actor, @Valid @RequestBody Address address) {
        var saved = addresses.add(actor.id(), address);
        return ResponseEntity.created(URI.create(
                        shop.link("/store/v1/me/addresses/" + saved.id().text())))
                .body(saved);
    }

    /// Get an address.
    ///
    /// Returns one address of the caller's address book.
    @GetMapping("/addresses/{id}")
    @Operation(operationId = "getMyAddress")
    AddressDetails address(Actor.Customer actor, @PathVariable AddressId id) {
        return addresses.get(actor.id(), id);
    }

    /// Change an address.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, `null` clears a field. Orders keep the address
    /// they were placed with.
    @PatchMapping("/addresses/{id}")
    @Operation(operationId = "changeMyAddress")
    @Problems({ProblemCode.PRECONDITION_FAILED, ProblemCode.ADDRESS_INVALID})
    AddressDetails changeAddress(Actor.Customer actor, @PathVariable AddressId id, MergePatch<Address> patch) {
        return addresses.change(actor.id(), id, patch);
    }

    /// Delete an address.
    ///
    /// Removes the address from the address book.
    @DeleteMapping("/addresses/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteMyAddress")
    void deleteAddress(Actor.Customer actor, @PathVariable AddressId id) {
        addresses.delete(actor.id(), id);
    }
}
