package dev.kontor.settings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A policy in one language, as it is published.
///
/// @param locale BCP 47 tag
/// @param body text in Markdown without HTML; absent if the policy is a page, and in lists
/// @param url page with the text; absent if the policy is a text
public record PublishedPolicy(
        PolicyKind kind,
        String locale,
        long version,
        String title,
        @Nullable String body,
        @Nullable String url,
        Instant publishedAt) {}
