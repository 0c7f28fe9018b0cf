package dev.kontor.download;

import java.time.Instant;

/// The URL of a purchased file. Anyone with the URL can download the file.
///
/// @param name of the file
/// @param left remaining downloads
/// @param expiresAt when the URL expires
public record DownloadLink(String name, String url, int left, Instant expiresAt) {}
