package dev.kontor.order.withdrawal;

import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Declares that a consumer withdraws from a contract.
///
/// @param orderNumber the order number in the order confirmation
/// @param email the e-mail address of the order; case is ignored
/// @param name the name of the consumer
/// @param statement the units that the consumer withdraws from, in the consumer's words; absent for the whole
///     order
record DeclareWithdrawal(
        @NotBlank @Size(max = 30) @Schema(example = "K-100001")
        String orderNumber,

        @NotBlank @Email @Size(max = 254) @Schema(example = "ada@example.com")
        String email,

        @NotBlank @Size(max = 200) @NoCardNumber @Schema(example = "Ada Lovelace")
        String name,

        @Nullable @Size(max = 2_000) @NoCardNumber @Schema(example = "The blue mug only.")
        String statement) {

    DeclareWithdrawal stripped() {
        return new DeclareWithdrawal(
                orderNumber.strip(), email.strip(), name.strip(), statement == null ? null : statement.strip());
    }

    @Override
    public String toString() {
        return "DeclareWithdrawal[***]";
    }
}
