package dev.kontor.jobs;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A job was given up.
public record JobFailed(
        JobId jobId, @Schema(example = "products.import") String jobType) implements Event {}
