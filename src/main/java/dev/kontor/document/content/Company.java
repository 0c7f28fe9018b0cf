package dev.kontor.document.content;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The company that issues documents.
///
/// @param country ISO 3166-1 alpha-2
/// @param vatNumber required for invoices without tax to companies in other member states; `vatNumber`
///     or `taxNumber` is required
/// @param registration register and number
/// @param contactName person or department for questions
/// @param iban account for transfers; absent if invoices name none
/// @param smallBusiness whether the company charges no tax as a small business; invoices without tax
///     then say so
@Schema(name = "DocumentCompany")
public record Company(
        @NotBlank @Size(max = 200) @Schema(example = "Kontor Coffee GmbH")
        String legalName,

        @NotBlank @Size(max = 200) @Schema(example = "Speicherstraße 12")
        String line1,

        @Nullable @Size(max = 200) String line2,
        @NotBlank @Size(max = 20) @Schema(example = "20457") String postcode,

        @NotBlank @Size(max = 100) @Schema(example = "Hamburg")
        String city,

        @NotBlank @Pattern(regexp = "[A-Z]{2}") @Schema(example = "DE")
        String country,

        @Nullable @Pattern(regexp = "[A-Z]{2}[A-Z0-9]{2,13}") @Schema(example = "DE123456788")
        String vatNumber,

        @Nullable @Size(min = 1, max = 50) @Schema(example = "22/815/08156")
        String taxNumber,

        @Nullable @Size(min = 1, max = 200) @Schema(example = "Amtsgericht Hamburg, HRB 12345")
        String registration,

        @NotBlank @Size(max = 100) @Schema(example = "Customer service")
        String contactName,

        @NotBlank @Pattern(regexp = "\\+[1-9][0-9]{5,14}") @Schema(example = "+49401234567")
        String phone,

        @NotBlank @Email @Size(max = 254) @Schema(example = "invoices@example.com")
        String email,

        @Nullable @Size(min = 1, max = 100) @Schema(example = "Kontor Coffee GmbH")
        String accountHolder,

        @Nullable @Pattern(regexp = "[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}") @Schema(example = "DE02120300000000202051")
        String iban,

        @Nullable @Pattern(regexp = "[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?") @Schema(example = "BYLADEM1001")
        String bic,

        @NotNull @Schema(example = "false") Boolean smallBusiness) {}
