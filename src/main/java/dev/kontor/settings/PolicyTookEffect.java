package dev.kontor.settings;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A version of a policy that was published earlier took effect.
///
/// @param policyId this version
/// @param kind what it is about
/// @param locale BCP 47 tag of its language
/// @param number version of the policy in this language
public record PolicyTookEffect(
        PolicyId policyId,
        PolicyKind kind,
        @Schema(example = "de") String locale,
        @Schema(example = "3") long number) implements Event {}
