package dev.kontor.search.log;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Search statistics, for staff.
@RestController
@RequestMapping("/admin/v1/search/queries")
@RequiresPermission(Permission.SEARCH_READ)
@Tag(name = "Search")
class SearchedQueryAdminController {

    private final SearchedQueryQueries queries;

    SearchedQueryAdminController(SearchedQueryQueries queries) {
        this.queries = queries;
    }

    /// List search texts.
    ///
    /// Returns the search texts, the most frequent first, counted per day, without any trace of the searchers.
    /// Texts are deleted at the end of the retention period `SEARCH_TERMS`. `withoutHits=true` lists what the
    /// shop lacks. Sort by `searches` or `withoutHit`.
    @SortableBy({"-searches", "withoutHit"})
    @GetMapping
    @Operation(operationId = "listSearchedQueries")
    Page<SearchedQuery> list(
            @ParameterObject @Valid SearchedQueryFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }
}
