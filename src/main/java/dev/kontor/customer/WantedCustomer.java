package dev.kontor.customer;

import dev.kontor.shared.address.Address;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The target state of a customer, identified by `externalId`, otherwise by the e-mail address. Absent fields stay
/// unchanged.
///
/// @param lastName empty to remove it
/// @param vatNumber of the customer's company, with the prefix of its country; empty to remove it
/// @param tags all tags
/// @param groups codes of all groups, or names of groups without such a code
/// @param addresses addresses to add to the address book unless it has them
public record WantedCustomer(
        @Nullable @Size(max = 100) @Pattern(regexp = ".*\\S.*")
        String externalId,

        @Nullable @Email @Size(max = 254) @Pattern(regexp = ".*\\S.*")
        String email,

        @Nullable @Size(max = 100) @Pattern(regexp = ".*\\S.*")
        String firstName,

        @Nullable @Size(max = 100) String lastName,
        @Nullable @Size(max = 35) String locale,
        @Nullable @Size(max = 30) String vatNumber,
        @Nullable @Size(max = 50) List<@NotBlank @Size(max = 50) String> tags,
        @Nullable @Size(max = 50) List<@NotBlank @Size(max = 100) String> groups,
        @Size(max = 20) List<@NotNull @Valid Address> addresses) {}
