package dev.kontor.document.settings;

import org.jspecify.annotations.Nullable;

/// The appearance of printed documents.
///
/// @param html the template of staff; absent for the built-in one
/// @param logo absent for none
public record Design(@Nullable String html, @Nullable Logo logo) {

    public static final Design BUILT_IN = new Design(null, null);

    /// A logo with its content.
    ///
    /// @param content PNG or JPEG
    /// @param altText what it says
    @SuppressWarnings("ArrayRecordComponent")
    public record Logo(byte[] content, String altText) {}

    /// The same logo with the built-in template.
    public Design withoutTemplate() {
        return new Design(null, logo);
    }

    /// The same logo with another template.
    public Design withTemplate(String source) {
        return new Design(source, logo);
    }
}
