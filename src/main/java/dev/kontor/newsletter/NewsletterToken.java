package dev.kontor.newsletter;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// The token of a link in a mail of the newsletter.
///
/// @param token of the link in the mail
record NewsletterToken(
        @NotBlank @Size(max = 100) @Schema(example = "Vb3mJ6zZk0Vw0p9Wd7bqYw2b8m4n1c5x7z9a3s5d7f8")
        String token) {

    @Override
    public String toString() {
        return "NewsletterToken[***]";
    }
}
