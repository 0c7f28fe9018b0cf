package dev.kontor.catalog.type;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One of the choices of an enumeration.
///
/// @param key the stored value
/// @param label display text in the default language
/// @param labels in other languages of the shop, by BCP 47 tag; only for a localized attribute
record Choice(
        @Schema(example = "cotton") @NotNull @Size(max = 60) @Pattern(regexp = Choice.KEY)
        String key,

        @Schema(example = "Cotton") @NotBlank @Size(max = 100)
        String label,

        @Schema(example = "{\"de\":\"Baumwolle\"}") @Size(max = 20) @Nullable
        Map<@NotBlank @Size(max = 35) String, @NotBlank @Size(max = 100) String> labels) {

    static final String KEY = "[a-z0-9]+([-_.][a-z0-9]+)*";
}
