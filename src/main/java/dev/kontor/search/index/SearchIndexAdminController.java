package dev.kontor.search.index;

import dev.kontor.jobs.JobDetails;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The search index, for staff.
@RestController
@RequestMapping("/admin/v1/search")
@RequiresPermission(Permission.SEARCH_READ)
@Tag(name = "Search", description = "Product search.")
class SearchIndexAdminController {

    private final RebuildService rebuilds;
    private final SearchIndexStatusQueries states;

    SearchIndexAdminController(RebuildService rebuilds, SearchIndexStatusQueries states) {
        this.rebuilds = rebuilds;
        this.states = states;
    }

    /// Rebuild the search index.
    ///
    /// Starts a job that builds a new index alongside the active one and replaces it in one step. Needed after
    /// loading data without the API; otherwise the index follows automatically. A rebuild of all languages that is
    /// in progress is not started again. The job reports progress and can be canceled: `/admin/v1/jobs/{id}`.
    @PostMapping("/reindex")
    @RequiresPermission(Permission.SEARCH_WRITE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "rebuildSearchIndex")
    ResponseEntity<JobDetails> reindex() {
        var job = rebuilds.request();
        return ResponseEntity.accepted()
                .location(URI.create("/admin/v1/jobs/" + job.id().text()))
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(job);
    }

    /// Get the state of the search index.
    ///
    /// Returns the searchable languages with their number of products, and the last rebuild.
    @GetMapping("/index")
    @Operation(operationId = "getSearchIndex")
    SearchIndexStatus index() {
        return states.state();
    }
}
