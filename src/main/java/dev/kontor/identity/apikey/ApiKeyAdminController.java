package dev.kontor.identity.apikey;

import dev.kontor.identity.Actor;
import dev.kontor.identity.ApiKeyId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.PersonsOnly;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.idempotency.Idempotency;
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

/// API keys for programs.
@Tag(name = "API keys", description = "API keys for programs, each with the permissions it needs.")
@RestController
@RequestMapping("/admin/v1/api-keys")
@RequiresPermission(Permission.API_KEYS_WRITE)
class ApiKeyAdminController {

    private final ApiKeyService service;
    private final ApiKeyQueries queries;
    private final Shop shop;

    ApiKeyAdminController(ApiKeyService service, ApiKeyQueries queries, Shop shop) {
        this.service = service;
        this.queries = queries;
        this.shop = shop;
    }

    /// List API keys.
    ///
    /// Returns all keys, including revoked ones, without their secrets. Sort by `createdAt` or `name`.
    @SortableBy({"createdAt", "name"})
    @GetMapping
    @RequiresPermission(Permission.API_KEYS_READ)
    @Operation(operationId = "listApiKeys")
    Page<ApiKeyDetails> list(@ParameterObject @Valid ApiKeyFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }

    /// Get an API key.
    ///
    /// Returns the key without its secret. Changing it requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.API_KEYS_READ)
    @Operation(operationId = "getApiKey")
    ApiKeyDetails get(@PathVariable ApiKeyId id) {
        return ApiKeyDetails.of(service.get(id));
    }

    /// Create an API key.
    ///
    /// A secret key authenticates a program at the admin API; a publishable one identifies a front end at the
    /// store API. The secret is only in this response, so a repeated request creates another key. You cannot
    /// grant permissions that you lack.
    @PersonsOnly
    @RequiresRecentFactor
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "createApiKey")
    @Problems({ProblemCode.REJECTED, ProblemCode.MISSING_PERMISSION})
    ResponseEntity<IssuedApiKey> create(Actor.Staff actor, @Valid @RequestBody CreateApiKey request) {
        var issued = service.create(actor, request);
        return Created.at(shop.link("/admin/v1/api-keys"), issued.key().id(), issued);
    }

    /// Change an API key.
    ///
    /// Takes effect with the key's next call. Requires all permissions of the key.
    @PersonsOnly
    @RequiresRecentFactor
    @PatchMapping("/{id}")
    @Operation(operationId = "changeApiKey")
    @Problems({ProblemCode.REJECTED, ProblemCode.INVALID_STATE_TRANSITION})
    ApiKeyDetails change(
            Actor.Staff actor, @PathVariable ApiKeyId id, IfMatch ifMatch, MergePatch<ChangeApiKey> patch) {
        return ApiKeyDetails.of(service.change(actor, id, ifMatch, patch));
    }

    /// Rotate an API key.
    ///
    /// Returns a new secret; the old one stays valid during the overlap. Use an overlap of 0 for a leaked
    /// secret: it and the access tokens obtained with it become invalid immediately. Requires all permissions of
    /// the key.
    @PersonsOnly
    @RequiresRecentFactor
    @PostMapping("/{id}/rotate")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "rotateApiKey")
    @Problems({ProblemCode.REJECTED, ProblemCode.INVALID_STATE_TRANSITION})
    IssuedApiKey rotate(Actor.Staff actor, @PathVariable ApiKeyId id, @Valid @RequestBody RotateApiKey request) {
        return service.rotate(actor, id, request);
    }

    /// Revoke an API key.
    ///
    /// The key and access tokens obtained with it become invalid with the next call; a publishable key within
    /// ten seconds. It stays in the list.
    @PersonsOnly
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "revokeApiKey")
    void revoke(Actor.Staff actor, @PathVariable ApiKeyId id) {
        service.revoke(actor, id);
    }
}
