package dev.kontor.tax;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The response of the register of VAT numbers about a number.
///
/// @param number with the prefix of its country
/// @param checkedAt time of the register's last answer; absent if it has never answered
/// @param consultationNumber the register's reference of the check, for a tax audit
/// @param name of the company, as the register knows it
/// @param address of the company, as the register knows it
/// @param requester VAT number of the shop in the check
public record VatProof(
        @Schema(example = "ATU12345675") String number,
        Status status,
        @Nullable Instant checkedAt,

        @Nullable @Schema(example = "WAPIAAAAYeR0J9X6") String consultationNumber,

        @Nullable @Schema(example = "Muster GmbH") String name,
        @Nullable @Schema(example = "Ring 1, 1010 Wien") String address,
        @Nullable @Schema(example = "DE123456788") String requester) {

    /// Whether a number is registered.
    @Schema(name = "VatNumberStatus")
    public enum Status {
        /// The register confirmed it.
        VALID,
        /// The register does not know it.
        INVALID,
        /// The register has not answered, or knows no numbers of this country. Form and check digits are right.
        UNVERIFIED
    }

    /// Whether the register has confirmed the number within this time.
    boolean isConfirmed(Duration within, Instant now) {
        return status == Status.VALID
                && checkedAt != null
                && checkedAt.plus(within).isAfter(now);
    }

    static VatProof unverified(String number) {
        return new VatProof(number, Status.UNVERIFIED, null, null, null, null, null);
    }
}
