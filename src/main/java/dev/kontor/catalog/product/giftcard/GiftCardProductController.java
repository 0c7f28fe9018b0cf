package dev.kontor.catalog.product.giftcard;

import dev.kontor.catalog.ProductId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Manages products that are gift cards.
@RestController
@RequestMapping("/admin/v1/products/{id}/gift-card")
@RequiresPermission(Permission.CATALOG_WRITE)
@Tag(name = "Products")
class GiftCardProductController {

    private final GiftCardProductService products;

    GiftCardProductController(GiftCardProductService products) {
        this.products = products;
    }

    /// Get the gift card terms of a product.
    ///
    /// The `ETag` is that of the product. Responds with 404 if the product is not a gift card.
    @GetMapping
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "getProductGiftCard")
    ProductGiftCard get(@PathVariable ProductId id) {
        return products.get(id);
    }

    /// Turn a product into a gift card.
    ///
    /// All variants of the product become gift cards, whose codes are mailed to the recipient after the
    /// order was paid. They are not shipped, have no stock and are sold without tax. Buyers enter the
    /// recipient, a message and the day of delivery, and the value if it is `CHOSEN`; the buyer inputs, the
    /// tax category, `shippable` and the stock of the product do not apply. A gift card cannot be a bundle
    /// or a part of one. `If-Match` takes the `ETag` of the product.
    @PutMapping
    @Operation(operationId = "setProductGiftCard")
    @Problems({ProblemCode.IN_USE, ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    ProductGiftCard set(@PathVariable ProductId id, IfMatch ifMatch, @RequestBody @Valid SaveProductGiftCard request) {
        return products.set(id, ifMatch, request.terms());
    }

    /// Turn a gift card into a normal product.
    ///
    /// Existing orders and issued cards are unchanged. `If-Match` takes the `ETag` of the product.
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeProductGiftCard")
    void remove(@PathVariable ProductId id, IfMatch ifMatch) {
        products.remove(id, ifMatch);
    }
}
