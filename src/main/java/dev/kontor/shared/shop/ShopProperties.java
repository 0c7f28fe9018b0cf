package dev.kontor.shared.shop;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The name of the shop. Staff can change it unless it is set here.
///
/// @param name shown in mails and documents
/// @param email contact address for shoppers and sender of mails
@Validated
@ConfigurationProperties("kontor.shop")
record ShopProperties(
        @DefaultValue("Kontor Demo Shop") @NotBlank String name,
        @DefaultValue("shop@example.com") @NotBlank String email) {}
