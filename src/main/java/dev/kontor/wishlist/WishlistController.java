package dev.kontor.wishlist;

import dev.kontor.identity.Actor;
import dev.kontor.shared.access.RequiresCustomer;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
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

/// Wishlists of the signed-in customer.
@RestController
@RequestMapping(WishlistController.PATH)
@RequiresCustomer
@Tag(name = "Wishlists", description = "Lists of wanted variants, which customers can share.")
class WishlistController {

    static final String PATH = "/store/v1/me/wishlists";

    private final WishlistService lists;

    WishlistController(WishlistService lists) {
        this.lists = lists;
    }

    /// List my wishlists.
    ///
    /// Returns all lists with the number of their items, at most 20, the oldest first.
    @GetMapping
    @Operation(operationId = "listMyWishlists")
    Page<WishlistDetails> list(Actor.Customer actor) {
        return Page.whole(lists.all(actor.id()));
    }

    /// Create a wishlist.
    ///
    /// Creates an empty list. A customer has at most 20.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createWishlist")
    @Problems(ProblemCode.REJECTED)
    ResponseEntity<WishlistDetails> create(Actor.Customer actor, @RequestBody @Valid SaveWishlist request) {
        var list = lists.create(actor.id(), request);
        return Created.at(PATH, list.id(), list);
    }

    /// Get one of my wishlists.
    ///
    /// Returns the list with the number of its items.
    @GetMapping("/{id}")
    @Operation(operationId = "getMyWishlist")
    WishlistDetails get(Actor.Customer actor, @PathVariable WishlistId id) {
        return lists.get(actor.id(), id);
    }

    /// Rename a wishlist.
    ///
    /// Takes a JSON merge patch.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeWishlist")
    WishlistDetails change(
            Actor.Customer actor,
            @PathVariable WishlistId id,
            @Nullable IfMatch ifMatch,
            MergePatch<SaveWishlist> patch) {
        return lists.change(actor.id(), id, ifMatch, patch);
    }

    /// Delete a wishlist.
    ///
    /// Deletes the list with its items and its link permanently.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteWishlist")
    void delete(Actor.Customer actor, @PathVariable WishlistId id) {
        lists.delete(actor.id(), id);
    }

    /// Share a wishlist.
    ///
    /// Creates a secret link that shows name and items of the list, and `ownerName`, to everyone who has
    /// it. Notes and everything else about the customer stay hidden. Kontor shows the token once; sharing
    /// again replaces it.
    @PostMapping("/{id}/share")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "shareWishlist")
    WishlistShare share(
            Actor.Customer actor,
            @PathVariable WishlistId id,
            @RequestBody(required = false) @Valid @Nullable ShareWishlist request) {
        return lists.share(actor.id(), id, request == null ? new ShareWishlist(null) : request);
    }

    /// Stop sharing a wishlist.
    ///
    /// The link becomes invalid at once.
    @DeleteMapping("/{id}/share")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "stopSharingWishlist")
    void endSharing(Actor.Customer actor, @PathVariable WishlistId id) {
        lists.endSharing(actor.id(), id);
    }
}
