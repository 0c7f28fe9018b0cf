package dev.kontor.customer.profile;

import dev.kontor.identity.CustomerAccount;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes a customer.
///
/// @param externalId id in another system, such as an ERP; unique
/// @param locale one of the shop's languages
/// @param vatNumber of the customer's company, with the prefix of its country; new carts begin with it
/// @param tags labels for staff, at most 50
record ChangeCustomer(
        @Nullable @Size(max = 100) @Pattern(regexp = ".*\\S.*") @Schema(example = "erp-4711")
        String externalId,

        @NotBlank @Email @Size(max = 254) @Schema(example = "ada@example.com")
        String email,

        @NotBlank @Size(max = 100) @Schema(example = "Ada") String firstName,

        @Nullable @Size(max = 100) @Schema(example = "Lovelace")
        String lastName,

        @NotNull @Size(min = 2, max = 35) @Schema(example = "en")
        String locale,

        @Nullable @Size(max = 24) @Schema(example = "ATU12345675")
        String vatNumber,

        @NotNull CustomerStatus status,

        @Schema(example = "[\"press\"]") @NotNull @Size(max = 50)
        List<@NotBlank @Size(max = 50) String> tags) {

    static ChangeCustomer of(Profile profile, CustomerAccount account) {
        return new ChangeCustomer(
                profile.externalId(),
                account.email(),
                profile.firstName(),
                profile.lastName(),
                profile.locale(),
                profile.vatNumber(),
                account.active() ? CustomerStatus.ACTIVE : CustomerStatus.DISABLED,
                profile.tags());
    }
}
