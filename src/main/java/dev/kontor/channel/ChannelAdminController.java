package dev.kontor.channel;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Channels, for staff.
@RestController
@RequestMapping("/admin/v1/channels")
@RequiresPermission(Permission.CHANNELS_WRITE)
@Tag(name = "Channels", description = "The storefronts of the shop with their languages, currencies and assortments.")
class ChannelAdminController {

    private final ChannelService channels;

    ChannelAdminController(ChannelService channels) {
        this.channels = channels;
    }

    /// List channels.
    ///
    /// Returns all channels. Sort by `code`, `name` or `createdAt`.
    @SortableBy({"code", "name", "createdAt"})
    @GetMapping
    @RequiresPermission(Permission.CHANNELS_READ)
    @Operation(operationId = "listChannels")
    Page<ChannelDetails> list(@ParameterObject @Valid Listing listing) {
        return channels.list(listing);
    }

    /// Create a channel.
    ///
    /// Languages and currencies are subsets of the shop's, the default first; if omitted, all of the shop's. A
    /// channel in mode `ALL` sells every published product except those removed from it, a channel in mode
    /// `CHOSEN` only products added to it.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createChannel")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    ResponseEntity<ChannelDetails> create(@RequestBody @Valid CreateChannel request) {
        var channel = channels.create(request);
        return Created.at("/admin/v1/channels", channel.id(), channel);
    }

    /// Get a channel.
    ///
    /// Changing it requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.CHANNELS_READ)
    @Operation(operationId = "getChannel")
    ChannelDetails get(@PathVariable ChannelId id) {
        return channels.get(id);
    }

    /// Change a channel.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, `null` restores the languages or currencies of
    /// the shop. The code never changes; of the default channel only the name can change.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeChannel")
    @Problems(ProblemCode.REJECTED)
    ChannelDetails change(@PathVariable ChannelId id, IfMatch ifMatch, MergePatch<ChangeChannel> patch) {
        return channels.change(id, ifMatch, patch);
    }

    /// Delete a channel.
    ///
    /// Deletes its assortment too; its orders keep its code. The default channel, and a channel that something
    /// else refers to, cannot be deleted. Set a channel inactive to close it to shoppers.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteChannel")
    @Problems({ProblemCode.IN_USE, ProblemCode.REJECTED})
    void delete(@PathVariable ChannelId id, IfMatch ifMatch) {
        channels.delete(id, ifMatch);
    }
}
