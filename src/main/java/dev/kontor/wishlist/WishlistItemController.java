package dev.kontor.wishlist;

import dev.kontor.identity.Actor;
import dev.kontor.identity.PublishableKeys;
import dev.kontor.shared.access.RequiresCustomer;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.wishlist.WishlistItemService.Place;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The items in wishlists of the signed-in customer.
@RestController
@RequestMapping(WishlistController.PATH + "/{id}")
@RequiresCustomer
@Tag(name = "Wishlists", description = "Lists of wanted variants, which customers can share.")
class WishlistItemController {

    private final WishlistItemService items;

    WishlistItemController(WishlistItemService items) {
        this.items = items;
    }

    /// List the items of a wishlist.
    ///
    /// Returns the variants with title and stock status in the channel, the newest first. `sold` is false for
    /// products that are no longer in the shop.
    @GetMapping("/items")
    @SortableBy("-createdAt")
    @Operation(operationId = "listWishlistItems")
    @Problems(ProblemCode.UNKNOWN_CHANNEL)
    Page<WishlistItem> list(
            Actor.Customer actor,
            @PathVariable WishlistId id,
            @ParameterObject @Valid WishlistQuery query,
            @Parameter(hidden = true) @RequestHeader(name = PublishableKeys.HEADER, required = false) @Nullable
                    String key,
            @ParameterObject @Valid Listing listing) {
        return items.list(actor.id(), id, place(query, key), listing);
    }

    /// Add an item to a wishlist.
    ///
    /// Adds units of a variant, also of one that is sold out. Units of a variant that is in the list
    /// already increase its quantity, up to 999. A list has at most 200 items.
    @PostMapping("/items")
    @Operation(operationId = "addWishlistItem")
    @Problems({ProblemCode.REJECTED, ProblemCode.UNKNOWN_CHANNEL})
    WishlistItem add(
            Actor.Customer actor,
            @PathVariable WishlistId id,
            @ParameterObject @Valid WishlistQuery query,
            @Parameter(hidden = true) @RequestHeader(name = PublishableKeys.HEADER, required = false) @Nullable
                    String key,
            @RequestBody @Valid AddWishlistItem request) {
        return items.add(actor.id(), id, place(query, key), request);
    }

    /// Change an item of a wishlist.
    ///
    /// Takes a JSON merge patch of quantity and note.
    @PatchMapping("/items/{wishlistItemId}")
    @Operation(operationId = "changeWishlistItem")
    @Problems(ProblemCode.UNKNOWN_CHANNEL)
    WishlistItem change(
            Actor.Customer actor,
            @PathVariable WishlistId id,
            @PathVariable WishlistItemId wishlistItemId,
            @ParameterObject @Valid WishlistQuery query,
            @Parameter(hidden = true) @RequestHeader(name = PublishableKeys.HEADER, required = false) @Nullable
                    String key,
            MergePatch<ChangeWishlistItem> patch) {
        return items.change(actor.id(), id, wishlistItemId, place(query, key), patch);
    }

    /// Remove an item from a wishlist.
    ///
    /// Deletes the item with its note.
    @DeleteMapping("/items/{wishlistItemId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeWishlistItem")
    void remove(Actor.Customer actor, @PathVariable WishlistId id, @PathVariable WishlistItemId wishlistItemId) {
        items.remove(actor.id(), id, wishlistItemId);
    }

    /// Move an item to another wishlist.
    ///
    /// In a list that has the variant already, the units are added to it.
    @PostMapping("/items/{wishlistItemId}/move")
    @Operation(operationId = "moveWishlistItem")
    @Problems({ProblemCode.REJECTED, ProblemCode.UNKNOWN_CHANNEL})
    WishlistItem move(
            Actor.Customer actor,
            @PathVariable WishlistId id,
            @PathVariable WishlistItemId wishlistItemId,
            @ParameterObject @Valid WishlistQuery query,
            @Parameter(hidden = true) @RequestHeader(name = PublishableKeys.HEADER, required = false) @Nullable
                    String key,
            @RequestBody @Valid MoveWishlistItem request) {
        return items.move(actor.id(), id, wishlistItemId, place(query, key), request);
    }

    /// Move items to the cart.
    ///
    /// Adds as many units as are sold and in stock to an open cart of the customer, at current prices, and
    /// removes them from the list. Units that cannot be bought, and variants that need `inputs`, remain in
    /// the list with a `reason`.
    @PostMapping("/move-to-cart")
    @RateLimited(LimitPolicy.CART)
    @Idempotency(Idempotency.Mode.ROW_LOCKED)
    @Operation(operationId = "moveWishlistToCart")
    @Problems({
        ProblemCode.REJECTED,
        ProblemCode.INVALID_STATE_TRANSITION,
        ProblemCode.CART_ALREADY_COMPLETED,
        ProblemCode.CART_CHANGED
    })
    MovedToCart moveToCart(Actor.Customer actor, @PathVariable WishlistId id, @RequestBody @Valid MoveToCart request) {
        return items.moveToCart(actor, id, request);
    }

    private static Place place(WishlistQuery query, @Nullable String key) {
        return new Place(query.channel(), key, LocaleContextHolder.getLocale());
    }
}
