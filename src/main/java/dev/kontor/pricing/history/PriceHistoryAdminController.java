package dev.kontor.pricing.history;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.paging.Sorting;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Past prices, for staff.
@RestController
@RequiresPermission(Permission.PRICING_READ)
@Tag(name = "Prices", description = "Base prices and price lists.")
class PriceHistoryAdminController {

    private static final Sorting SORTING =
            Sorting.by("h.id", "-validFrom", SortField.time("validFrom", "h.valid_from"));

    private final KeysetLists lists;
    private final Catalog catalog;

    PriceHistoryAdminController(KeysetLists lists, Catalog catalog) {
        this.lists = lists;
        this.catalog = catalog;
    }

    private record Row(UUID id, PastPrice price) {}

    /// List past prices of a variant.
    ///
    /// Returns the prices of one unit for everyone, newest first: in the shop, and in channels with their own
    /// price lists. The lowest price of the last 30 days of a reduced variant is calculated from it. Ended
    /// prices are deleted after `kontor.pricing.history-retention` unless that calculation still needs them.
    @SortableBy("-validFrom")
    @GetMapping("/admin/v1/variants/{id}/price-history")
    @Operation(operationId = "listPriceHistory")
    Page<PastPrice> list(
            @PathVariable VariantId id,
            @ParameterObject @Valid PriceHistoryFilter filter,
            @ParameterObject @Valid Listing listing) {
        if (catalog.existing(List.of(id)).isEmpty()) {
            throw NotFoundException.of("variant", id);
        }
        return lists.select("""
                        h.id, h.currency, nullif(h.channel, '') as channel, h.amount_minor as price_minor, h.basis, h.reduced,
                        h.valid_from, h.valid_until
                        """, "pricing.price_history h")
                .where(new Conditions()
                        .and("h.variant_id = :variant", "variant", id)
                        .and(
                                "h.currency = :currency",
                                "currency",
                                filter.currency() == null
                                        ? null
                                        : filter.currency().getCurrencyCode()))
                .page(
                        listing,
                        SORTING,
                        Row.class,
                        (row, field) ->
                                field.equals("id") ? row.id() : row.price().validFrom(),
                        id,
                        filter)
                .map(Row::price);
    }
}
