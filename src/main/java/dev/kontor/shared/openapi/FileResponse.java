package dev.kontor.shared.openapi;

import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Documents that a handler sends a file.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FileResponse {

    /// The media types of the file, of which a response has one.
    String[] value();

    /// The largest size: bytes of a binary file, characters of a text.
    int maxLength();

    /// Describes the file.
    String description() default "The file.";

    /// The beginning of a text, for each media type. A file without examples is binary.
    String[] example() default {};

    /// Whether the response can redirect to the storage of the file.
    boolean redirects() default false;

    /// Whether a request can ask for a part of the file.
    boolean ranges() default false;

    /// Adds the responses to an operation.
    final class Docs {

        private Docs() {}

        static void describe(ApiResponses responses, FileResponse file) {
            responses.addApiResponse("200", response(file.description(), file));
            if (file.ranges()) {
                responses.addApiResponse("206", response("The part requested with `Range`.", file));
            }
            if (file.redirects()) {
                responses.addApiResponse(
                        "302", new ApiResponse().description("Redirect to a short-lived URL of the file."));
            }
        }

        private static ApiResponse response(String description, FileResponse file) {
            var content = new Content();
            for (int index = 0; index < file.value().length; index++) {
                var text = new StringSchema();
                text.maxLength(file.maxLength());
                if (file.example().length == 0) {
                    text.format("binary");
                } else {
                    text.example(file.example()[index]);
                }
                content.addMediaType(file.value()[index], new MediaType().schema(text));
            }
            return new ApiResponse().description(description).content(content);
        }
    }
}
