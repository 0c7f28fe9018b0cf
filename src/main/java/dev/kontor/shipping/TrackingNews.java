package dev.kontor.shipping;

import java.time.Instant;

/// A carrier's report about a parcel.
///
/// @param at when it happened
public record TrackingNews(TrackingStatus status, Instant at) {}
