package dev.kontor.notification;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What mails say besides the facts of the order.
///
/// @param orderPath path of the front end's page of an order below `kontor.shop.public-url`, with `{number}`;
///     mails link to it. Empty for no link.
@Validated
@ConfigurationProperties("kontor.notification")
record NotificationProperties(
        @DefaultValue("") @NotNull @Pattern(regexp = "|/[A-Za-z0-9/_.{}?=&-]*")
        String orderPath) {}
