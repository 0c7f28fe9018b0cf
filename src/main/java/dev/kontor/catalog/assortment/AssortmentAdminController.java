package dev.kontor.catalog.assortment;

import dev.kontor.catalog.ProductId;
import dev.kontor.channel.Channel;
import dev.kontor.channel.ChannelId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Manages what each channel sells.
@RestController
@RequestMapping("/admin/v1")
@RequiresPermission(Permission.CATALOG_WRITE)
@Tag(name = "Assortments", description = "Which products each channel sells, and during which time.")
class AssortmentAdminController {

    private final AssortmentService assortment;

    AssortmentAdminController(AssortmentService assortment) {
        this.assortment = assortment;
    }

    /// List the channels of a product.
    ///
    /// Returns every channel and whether it sells the product. Without a decision about the product, the mode of
    /// the channel decides.
    @GetMapping("/products/{id}/channels")
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "listProductChannels")
    Page<ProductListing> list(@PathVariable ProductId id) {
        return Page.whole(assortment.ofProduct(id));
    }

    /// Get a product in a channel.
    ///
    /// Returns whether the channel sells the product. Changing it requires the returned `ETag`, which is `"0"`
    /// if there is no decision yet.
    @GetMapping("/products/{id}/channels/{code}")
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "getProductChannel")
    ProductListing get(
            @PathVariable ProductId id,
            @Parameter(example = "outlet")
                    @PathVariable
                    @Size(max = Channel.CODE_LENGTH)
                    @Pattern(regexp = Channel.CODE)
                    String code) {
        return assortment.get(id, code);
    }

    /// Set whether a channel sells a product.
    ///
    /// Overrides the mode of the channel for this product, optionally for a limited time with a precision of one
    /// second. Shoppers see the product only if it is also published.
    @PutMapping("/products/{id}/channels/{code}")
    @Operation(operationId = "setProductChannel")
    @Problems(ProblemCode.REJECTED)
    ProductListing decide(
            @PathVariable ProductId id,
            @Parameter(example = "outlet")
                    @PathVariable
                    @Size(max = Channel.CODE_LENGTH)
                    @Pattern(regexp = Channel.CODE)
                    String code,
            IfMatch ifMatch,
            @RequestBody @Valid DecideListing request) {
        return assortment.decide(id, code, ifMatch, request);
    }

    /// Reset a product to the mode of the channel.
    ///
    /// Deletes the decision about the product in the channel.
    @DeleteMapping("/products/{id}/channels/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteProductChannel")
    void forget(
            @PathVariable ProductId id,
            @Parameter(example = "outlet")
                    @PathVariable
                    @Size(max = Channel.CODE_LENGTH)
                    @Pattern(regexp = Channel.CODE)
                    String code,
            IfMatch ifMatch) {
        assortment.forget(id, code, ifMatch);
    }

    /// List the decisions of a channel.
    ///
    /// Returns the products that were added to the channel, with their times, and those that were excluded, the
    /// most recent first. Sort by `updatedAt`.
    @SortableBy("-updatedAt")
    @GetMapping("/channels/{id}/products")
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "listChannelProducts")
    Page<ProductListing> products(@PathVariable ChannelId id, @ParameterObject @Valid Listing listing) {
        return assortment.ofChannel(id, listing);
    }

    /// Add and exclude products of a channel.
    ///
    /// Takes at most 500 products and changes all or none. Products already in the requested state are left
    /// alone.
    @PostMapping("/channels/{id}/products")
    @Operation(operationId = "changeChannelProducts")
    @Problems(ProblemCode.REJECTED)
    AssortmentChange choose(@PathVariable ChannelId id, @RequestBody @Valid ChooseAssortment request) {
        return assortment.choose(id, request);
    }
}
