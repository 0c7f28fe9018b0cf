package dev.kontor.wishlist;

import dev.kontor.identity.PublishableKeys;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.wishlist.WishlistItemService.Place;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Shows shared wishlists to everyone who has the link.
@RestController
@PublicEndpoint
@Tag(name = "Wishlists", description = "Lists of wanted variants, which customers can share.")
class SharedWishlistController {

    private final WishlistItemService items;

    SharedWishlistController(WishlistItemService items) {
        this.items = items;
    }

    /// Get a shared wishlist.
    ///
    /// Returns name and items of the list whose owner shares it by this token, without notes. Read-only.
    @GetMapping("/store/v1/shared-wishlists/{token}")
    @Operation(operationId = "getSharedWishlist")
    @Problems(ProblemCode.UNKNOWN_CHANNEL)
    ResponseEntity<SharedWishlist> get(
            @PathVariable
                    @Size(min = 20, max = 100)
                    @Pattern(regexp = "[A-Za-z0-9_-]+")
                    @Parameter(description = "The secret token of the link.")
                    String token,
            @ParameterObject @Valid WishlistQuery query,
            @Parameter(hidden = true) @RequestHeader(name = PublishableKeys.HEADER, required = false) @Nullable
                    String key) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(items.shared(token, new Place(query.channel(), key, LocaleContextHolder.getLocale())));
    }
}
