package dev.kontor.shared.start;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings for shutting down the process.
///
/// @param delay how long it keeps serving after `/readyz` has changed to 503, so that the load balancer notices
@ConfigurationProperties("kontor.shutdown")
record ShutdownProperties(@DefaultValue("0s") Duration delay) {}
