package dev.kontor.shared.start;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the process goes down.
///
/// @param delay how long it goes on serving after `/readyz` has turned to 503, so that the load balancer
///     notices
@ConfigurationProperties("kontor.shutdown")
record ShutdownProperties(@DefaultValue("0s") Duration delay) {}
