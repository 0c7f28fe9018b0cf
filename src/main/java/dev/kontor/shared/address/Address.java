package dev.kontor.shared.address;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A postal address, copied wherever it is used: an order stores the address it was placed with.
///
/// @param lastName absent for people with one name
/// @param region ISO 3166-2 subdivision such as `CA`; a request may also name it `US-CA` or `California`
/// @param postcode in the format of the country; required where every address has one
/// @param country ISO 3166-1 alpha-2
/// @param phone E.164. A request may contain spaces and punctuation, begin with `00`, or be in the national
///     format of the country: `030 / 1234567` in Germany, `(415) 555-0123` in the United States
@Embeddable
public record Address(
        @NotBlank @Size(max = 100) @Schema(example = "Ada") String firstName,

        @Nullable @Size(max = 100) @Schema(example = "Lovelace")
        String lastName,

        @Nullable @Size(max = 100) String company,

        @NotBlank @Size(max = 200) @Schema(example = "12 Analytical Row")
        String line1,

        @Nullable @Size(max = 200) String line2,

        @NotBlank @Size(max = 100) @Schema(example = "San Francisco")
        String city,

        @Nullable @Size(max = 100) @Schema(example = "CA") String region,

        @Nullable @Size(max = 20) @Schema(example = "94103") String postcode,

        @Column(length = 2) @JdbcTypeCode(SqlTypes.CHAR) @NotBlank @Pattern(regexp = "[A-Z]{2}") @Schema(example = "US")
        String country,

        @Nullable @PhoneNumber @Size(max = 40) @Schema(example = "+14155550123")
        String phone) {

    public Address {
        phone = PhoneNumber.Forms.normalize(phone, country);
    }

    public Destination destination() {
        return new Destination(country, region, postcode);
    }

    /// First and last name, as on a letter.
    public String name() {
        return lastName == null ? firstName : firstName + " " + lastName;
    }

    /// The address with other codes. Each part becomes one line: a line break in a name would add a line to labels,
    /// slips and mails.
    Address with(@Nullable String otherRegion, @Nullable String otherPostcode) {
        var last = lastName == null || lastName.isBlank() ? null : lastName;
        return new Address(
                OneLine.of(firstName),
                OneLine.orNull(last),
                OneLine.orNull(company),
                OneLine.of(line1),
                OneLine.orNull(line2),
                OneLine.of(city),
                otherRegion,
                otherPostcode,
                country,
                phone);
    }
}
