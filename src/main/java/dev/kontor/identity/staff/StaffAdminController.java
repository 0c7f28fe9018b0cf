package dev.kontor.identity.staff;

import dev.kontor.identity.Actor;
import dev.kontor.identity.StaffId;
import dev.kontor.identity.password.PasswordPolicy;
import dev.kontor.identity.password.Passwords;
import dev.kontor.shared.access.AllowedWhileEnrolling;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.PersonsOnly;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.access.RequiresStaff;
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

/// Staff members, and the caller's own account.
@Tag(name = "Access", description = "Staff members, their roles, and the permissions these grant.")
@RestController
@RequestMapping("/admin/v1")
@RequiresPermission(Permission.STAFF_WRITE)
class StaffAdminController {

    private final StaffService service;
    private final StaffRescueService rescue;
    private final StaffQueries queries;
    private final Passwords passwords;
    private final PasswordPolicy policy;
    private final Shop shop;

    StaffAdminController(
            StaffService service,
            StaffRescueService rescue,
            StaffQueries queries,
            Passwords passwords,
            PasswordPolicy policy,
            Shop shop) {
        this.service = service;
        this.rescue = rescue;
        this.queries = queries;
        this.passwords = passwords;
        this.policy = policy;
        this.shop = shop;
    }

    /// Get myself.
    ///
    /// Returns the signed-in staff member with the permissions of all roles.
    @GetMapping("/me")
    @RequiresStaff
    @AllowedWhileEnrolling
    @Operation(operationId = "getMyself")
    MyAccess me(Actor.Staff actor) {
        return MyAccess.of(service.get(actor.id()), actor.permissions());
    }

    /// Change my name.
    ///
    /// To change more of a staff member, use `PATCH /admin/v1/staff/{id}`.
    @PatchMapping("/me")
    @RequiresStaff
    @Operation(operationId = "changeMyself")
    @Problems(ProblemCode.PRECONDITION_FAILED)
    MyAccess changeMe(Actor.Staff actor, MergePatch<ChangeMyself> patch) {
        return MyAccess.of(service.changeMyself(actor, patch), actor.permissions());
    }

    /// List staff.
    ///
    /// Returns all staff members. Sort by `createdAt` or `email`.
    @SortableBy({"createdAt", "email"})
    @GetMapping("/staff")
    @RequiresPermission(Permission.STAFF_READ)
    @Operation(operationId = "listStaff")
    Page<StaffDetails> list(@ParameterObject @Valid StaffFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.staff(filter, listing);
    }

    /// Add a staff member.
    ///
    /// You can only assign roles whose permissions you have. The e-mail address is unique, so a repeated request
    /// is rejected.
    @PersonsOnly
    @RequiresRecentFactor
    @PostMapping("/staff")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "createStaffMember")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.OVERLOADED})
    ResponseEntity<StaffDetails> create(Actor.Staff actor, @Valid @RequestBody CreateStaffMember request) {
        policy.require(request.password(), request.email());
        var member = StaffDetails.of(service.create(actor, request, passwords.hash(request.password())));
        return Created.at(shop.link("/admin/v1/staff"), member.id(), member);
    }

    /// Get a staff member.
    ///
    /// Returns the staff member with the ids of the roles. Changing it requires the returned `ETag`.
    @GetMapping("/staff/{id}")
    @RequiresPermission(Permission.STAFF_READ)
    @Operation(operationId = "getStaffMember")
    StaffDetails get(@PathVariable StaffId id) {
        return StaffDetails.of(service.get(id));
    }

    /// Change a staff member.
    ///
    /// You cannot change your own roles, or people with more permissions; the last owner cannot be removed.
    @PersonsOnly
    @RequiresRecentFactor
    @PatchMapping("/staff/{id}")
    @Operation(operationId = "changeStaffMember")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.INVALID_STATE_TRANSITION})
    StaffDetails change(
            Actor.Staff actor, @PathVariable StaffId id, IfMatch ifMatch, MergePatch<ChangeStaffMember> patch) {
        return StaffDetails.of(service.change(actor, id, ifMatch, patch));
    }

    /// Disable a staff member.
    ///
    /// Ends all sessions immediately. The account is retained, because history refers to it.
    @PersonsOnly
    @RequiresRecentFactor
    @DeleteMapping("/staff/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "disableStaffMember")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    void disable(Actor.Staff actor, @PathVariable StaffId id, IfMatch ifMatch) {
        service.disable(actor, id, ifMatch);
    }

    /// Sign a staff member out.
    ///
    /// Ends all sessions of the staff member immediately. Not possible for people with more permissions.
    @PersonsOnly
    @DeleteMapping("/staff/{id}/sessions")
    @RequiresRecentFactor
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "endStaffSessions")
    void endSessions(Actor.Staff actor, @PathVariable StaffId id) {
        rescue.endSessions(actor, id);
    }

    /// Reset the second factors of a staff member.
    ///
    /// Removes the second factors of someone who lost the phone and the recovery codes. Ends all sessions of the
    /// staff member and notifies them by mail. Not possible for people with more permissions, or for yourself.
    @PersonsOnly
    @DeleteMapping("/staff/{id}/mfa")
    @RequiresRecentFactor
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "resetStaffMfa")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    void resetMfa(Actor.Staff actor, @PathVariable StaffId id) {
        rescue.resetMfa(actor, id);
    }
}
