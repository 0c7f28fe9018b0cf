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

    @GetMapping("/products/{id}/channels")
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(
            operationId = "listProductChannels",
            summary = "List the channels of a product",
            description = "Every channel, and whether it sells the product. Where nothing was decided, the mode of the"
                    + " channel decides.")
    @Problems(ProblemCode.NOT_FOUND)
    Page<ProductListing> list(@PathVariable ProductId id) {
        return Page.whole(assortment.ofProduct(id));
    }

    @GetMapping("/products/{id}/channels/{code}")
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(
            operationId = "getProductChannel",
            summary = "Get a product in a channel",
            description =
                    "Whether the channel sells the product. The `ETag` is needed to change it, and is `\"0\"` where"
                            + " nothing was decided.")
    @Problems(ProblemCode.NOT_FOUND)
    ProductListing get(
            @PathVariable ProductId id,
            @Parameter(example = "outlet")
                    @PathVariable
                    @Size(max = Channel.CODE_LENGTH)
                    @Pattern(regexp = Channel.CODE)
                    String code) {
        return assortment.get(id, code);
    }

    @PutMapping("/products/{id}/channels/{code}")
    @Operation(
            operationId = "setProductChannel",
            summary = "Decide about a product in a channel",
            description = "Whether the channel sells the product, whatever its mode, and from when until when, to the"
                    + " second. Shoppers see it only while it is published in the shop too.")
    @Problems({ProblemCode.NOT_FOUND, ProblemCode.REJECTED})
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

    @DeleteMapping("/products/{id}/channels/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteProductChannel",
            summary = "Let the mode of a channel decide about a product",
            description = "Forgets what was decided about the product in the channel.")
    @Problems(ProblemCode.NOT_FOUND)
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

    @SortableBy(value = "updatedAt", byDefault = "-updatedAt")
    @GetMapping("/channels/{id}/products")
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(
            operationId = "listChannelProducts",
            summary = "List what was decided about products in a channel",
            description =
                    "What was put into the channel, with its times, and what was taken out, the latest first. Sort by"
                            + " `updatedAt`.")
    @Problems({ProblemCode.NOT_FOUND, ProblemCode.INVALID_FILTER, ProblemCode.INVALID_CURSOR})
    Page<ProductListing> products(@PathVariable ChannelId id, @ParameterObject @Valid Listing listing) {
        return assortment.ofChannel(id, listing);
    }

    @PostMapping("/channels/{id}/products")
    @Operation(
            operationId = "changeChannelProducts",
            summary = "Put products into a channel and take others out",
            description = "At most 500 products, all or none. What is so already is left alone.")
    @Problems({ProblemCode.NOT_FOUND, ProblemCode.REJECTED})
    AssortmentChange choose(@PathVariable ChannelId id, @RequestBody @Valid ChooseAssortment request) {
        return assortment.choose(id, request);
    }
}
