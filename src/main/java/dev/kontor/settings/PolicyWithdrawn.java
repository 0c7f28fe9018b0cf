package dev.kontor.settings;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A policy of the shop was withdrawn.
///
/// @param policyId the version that withdraws it
/// @param kind what it was about
/// @param locale BCP 47 tag of its language
/// @param number version of the policy in this language
public record PolicyWithdrawn(
        PolicyId policyId,
        PolicyKind kind,
        @Schema(example = "de") String locale,
        @Schema(example = "4") long number) implements Event {}
