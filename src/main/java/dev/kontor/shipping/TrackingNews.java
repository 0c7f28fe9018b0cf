package dev.kontor.shipping;

import java.time.Instant;

/// What a carrier reports about a parcel.
///
/// @param at when it happened
public record TrackingNews(TrackingStatus status, Instant at) {}
