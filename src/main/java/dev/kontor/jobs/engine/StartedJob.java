package dev.kontor.jobs.engine;

import dev.kontor.jobs.JobId;
import dev.kontor.jobs.JobProgress;
import org.jspecify.annotations.Nullable;

/// A job claimed by this process.
///
/// @param run increases with each process that claims it
/// @param input as JSON
/// @param checkpoint as JSON
/// @param attempts consecutive failures so far, including dead processes
record StartedJob(
        JobId id,
        String type,
        long run,
        String input,
        @Nullable String checkpoint,
        JobProgress progress,
        int attempts,
        boolean cancelRequested) {}
