package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.StaffId;

/// A second factor of a staff member was added, replaced or removed.
///
/// @param by who did it: the member, or someone who manages them
public record StaffFactorsChanged(StaffId staffId, String by) implements Event {}
