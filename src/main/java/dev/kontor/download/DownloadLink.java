package dev.kontor.download;

import java.time.Instant;

/// The address of a file that was bought. Whoever has it can download the file.
///
/// @param name of the file
/// @param left how often it can still be downloaded
/// @param expiresAt until when
public record DownloadLink(String name, String url, int left, Instant expiresAt) {}
