package dev.kontor.download;

import java.time.Instant;

/// The URL of a purchased file. Anyone who has it can download the file.
///
/// @param name of the file
/// @param left how often it can still be downloaded
/// @param expiresAt end of the period
public record DownloadLink(String name, String url, int left, Instant expiresAt) {}
