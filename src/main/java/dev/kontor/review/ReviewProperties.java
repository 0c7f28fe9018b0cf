package dev.kontor.review;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of product reviews.
///
/// @param buyersOnly whether only customers who bought a product may review it
@ConfigurationProperties("kontor.review")
record ReviewProperties(@DefaultValue("false") boolean buyersOnly) {}
