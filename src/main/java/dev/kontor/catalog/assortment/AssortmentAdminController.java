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

/// What each channel sells, for staff.
@RestController
@RequestMapping("/admin/v1")
@RequiresPermission(Permission.CATALOG_WRITE)
@Tag(name = "Assortments", description = "Which products each channel sells, and from when until when.")
class AssortmentAdminController {

    private final AssortmentService assortment;

    AssortmentAdminController(AssortmentService assortment) {
        this.assortment = assortment;
    }

    /// List the channels of a product.
    ///
    /// Every channel, and whether it sells the product. Where nothing was decided, the mode of the channel decides.
    @GetMapping("/products/{id}/channels")
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "listProductChannels")
    Page<ProductListing> list(@PathVariable ProductId id) {
        return Page.whole(assortment.ofProduct(id));
    }

    /// Get a product in a channel.
    ///
    /// Whether the channel sells the product. The `ETag` is needed to change it, and is `"0"` where nothing was
    /// decided.
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

    /// Decide about a product in a channel.
    ///
    /// Whether the channel sells the product, whatever its mode, and from when until when, to the second. Shoppers
    /// see it only while it is published in the shop too.
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

    /// Let the mode of a channel decide about a product.
    ///
    /// Forgets what was decided about the product in the channel.
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

    /// List what was decided about products in a channel.
    ///
    /// What was put into the channel, with its times, and what was taken out, the latest first. Sort by
    /// `updatedAt`.
    @SortableBy(value = "updatedAt", byDefault = "-updatedAt")
    @GetMapping("/channels/{id}/products")
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "listChannelProducts")
    Page<ProductListing> products(@PathVariable ChannelId id, @ParameterObject @Valid Listing listing) {
        return assortment.ofChannel(id, listing);
    }

    /// Put products into a channel and take others out.
    ///
    /// At most 500 products, all or none. What is so already is left alone.
    @PostMapping("/channels/{id}/products")
    @Operation(operationId = "changeChannelProducts")
    @Problems(ProblemCode.REJECTED)
    AssortmentChange choose(@PathVariable ChannelId id, @RequestBody @Valid ChooseAssortment request) {
        return assortment.choose(id, request);
    }
}
