package dev.kontor.events.catalogue;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.paging.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// The event types, for developers of consumers.
@RestController
@RequestMapping("/admin/v1/event-types")
@RequiresPermission(Permission.EVENTS_READ)
@Tag(name = "Events", description = "The shop's events in order.")
class EventTypeAdminController {

    private final EventCatalogue catalogue;
    private final JsonMapper json;

    EventTypeAdminController(EventCatalogue catalogue, JsonMapper json) {
        this.catalogue = catalogue;
        this.json = json;
    }

    /// List event types.
    ///
    /// Returns all types with the JSON Schema of their `data` and a sample. The same schemas are in the
    /// `webhooks` section of the OpenAPI document.
    @GetMapping
    @Operation(operationId = "listEventTypes")
    Page<EventTypeDetails> list() {
        return Page.whole(catalogue.all().stream()
                .map(type -> EventTypeDetails.of(type, json))
                .toList());
    }

    /// Get an event type.
    ///
    /// Returns the type with the JSON Schema of its `data` and a sample.
    @GetMapping("/{name}")
    @Operation(operationId = "getEventType")
    EventTypeDetails get(
            @Parameter(description = "Such as `order.placed`.", example = "order.placed") @PathVariable @Size(max = 100)
                    String name) {
        return catalogue
                .find(name)
                .map(type -> EventTypeDetails.of(type, json))
                .orElseThrow(() -> new NotFoundException("The event type does not exist."));
    }
}
