package dev.kontor.payment.offer;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The account that buyers transfer money to.
///
/// @param accountHolder holder of the account; banks compare it with the IBAN
/// @param iban number of the account (ISO 13616) without spaces
/// @param bic bank of the account (ISO 9362)
/// @param bank name of the bank
public record BankAccount(
        @NotBlank @Size(max = 70) @Schema(example = "Wool & Wood GmbH")
        String accountHolder,

        @NotNull @Pattern(regexp = "[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}") @Schema(example = "DE02120300000000202051")
        String iban,

        @Nullable @Pattern(regexp = "[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?") @Schema(example = "BYLADEM1001")
        String bic,

        @Nullable @Size(min = 1, max = 70) @Schema(example = "Deutsche Kreditbank")
        String bank) {

    /// The data that a buyer enters into a transfer.
    public Map<String, String> instructions() {
        var instructions = new LinkedHashMap<String, String>();
        instructions.put("accountHolder", accountHolder);
        instructions.put("iban", iban);
        if (bic != null) {
            instructions.put("bic", bic);
        }
        if (bank != null) {
            instructions.put("bank", bank);
        }
        instructions.values().removeIf(String::isBlank);
        return Map.copyOf(instructions);
    }
}
