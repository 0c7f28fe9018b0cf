package dev.kontor.jobs.engine;

import dev.kontor.jobs.JobId;
import dev.kontor.jobs.JobProgress;
import org.jspecify.annotations.Nullable;

/// A job that this process has taken.
///
/// @param run counts up with each process that takes it
/// @param input as JSON
/// @param checkpoint as JSON
/// @param attempts failures in a row so far; a process that died is one
record StartedJob(
        JobId id,
        String type,
        long run,
        String input,
        @Nullable String checkpoint,
        JobProgress progress,
        int attempts,
        boolean cancelRequested) {}
