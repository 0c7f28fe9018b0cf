package dev.kontor.events;

import io.swagger.v3.oas.annotations.media.Schema;

/// @param count how many dead letters the consumers get again
record RetriedDeadLetters(@Schema(example = "42") long count) {}
