package dev.kontor.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// A contact for the safety of products, which online offers in the European Union must show.
///
/// @param name or registered trade name
/// @param address the postal address, with line breaks
/// @param electronicAddress an e-mail address or the URL of a contact form
public record ManufacturerContact(
        @NotBlank @Size(max = 200) @Schema(example = "Nordlicht GmbH")
        String name,

        @NotBlank @Size(max = 500) @Schema(example = "Lampenweg 1\n20095 Hamburg\nGermany")
        String address,

        @NotBlank @Size(max = 254) @Schema(example = "safety@nordlicht.example")
        String electronicAddress) {}
