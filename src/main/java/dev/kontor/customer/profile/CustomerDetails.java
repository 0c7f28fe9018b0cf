package dev.kontor.customer.profile;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.identity.CustomerAccount;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.web.ContentTagged;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A customer, for staff.
///
/// @param externalId id in another system, such as an ERP
/// @param emailVerified whether the customer, or staff, have confirmed the e-mail address. Until then the
///     customer cannot sign in
/// @param erasureRequestedAt when the customer requested erasure; enabling the account withdraws the request
/// @param mergedInto the customer who has the orders and other records of this one since they were merged
/// @param vatNumber of the customer's company; new carts begin with it
/// @param tags labels by staff
/// @param groupIds groups that the customer belongs to
/// @param hasPassword whether there is a password to sign in with
record CustomerDetails(
        CustomerId id,
        long version,
        @Nullable @Schema(example = "erp-4711") String externalId,
        @Schema(example = "ada@example.com") String email,
        @Schema(example = "Ada") String firstName,
        @Nullable @Schema(example = "Lovelace") String lastName,
        @Schema(example = "en") String locale,
        @Nullable @Schema(example = "ATU12345675") String vatNumber,
        CustomerStatus status,

        boolean emailVerified,

        boolean hasPassword,

        @Schema(example = "[\"press\"]") List<String> tags,
        List<CustomerGroupId> groupIds,
        @Nullable Instant erasureRequestedAt,
        @Nullable CustomerId mergedInto,
        Instant createdAt,
        Instant updatedAt)
        implements ContentTagged {

    static CustomerDetails of(
            Profile profile,
            CustomerAccount account,
            List<CustomerGroupId> groups,
            @Nullable Instant erasureRequestedAt) {
        return new CustomerDetails(
                profile.id(),
                profile.version(),
                profile.externalId(),
                account.email(),
                profile.firstName(),
                profile.lastName(),
                profile.locale(),
                profile.vatNumber(),
                account.active() ? CustomerStatus.ACTIVE : CustomerStatus.DISABLED,
                account.verified(),
                account.hasPassword(),
                profile.tags(),
                groups,
                erasureRequestedAt,
                profile.mergedInto(),
                profile.createdAt(),
                profile.updatedAt());
    }
}
