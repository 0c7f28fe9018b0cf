package dev.kontor.search.synonym;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Synonyms, for staff.
@RestController
@RequestMapping("/admin/v1/search/synonyms")
@RequiresPermission(Permission.SEARCH_READ)
@Tag(name = "Search")
class SynonymAdminController {

    private final SynonymService synonyms;

    SynonymAdminController(SynonymService synonyms) {
        this.synonyms = synonyms;
    }

    /// Selects the language.
    ///
    /// @param locale language of the synonyms (BCP 47), one of the shop's; otherwise the default one
    record Language(
            @Parameter(schema = @Schema(type = "string", maxLength = 35, pattern = "^[A-Za-z0-9-]+$", example = "en"))
            @Nullable
            Locale locale) {}

    /// Get the synonyms of a language.
    ///
    /// Changing them requires the returned `ETag`; version 0 means that none were ever stored.
    @GetMapping
    @Operation(operationId = "getSynonyms")
    Synonyms get(@ParameterObject @Valid Language language) {
        return synonyms.get(language.locale());
    }

    /// Replace the synonyms of a language.
    ///
    /// Replaces all groups at once, effective from the next search.
    @PutMapping
    @RequiresPermission(Permission.SEARCH_WRITE)
    @Operation(operationId = "replaceSynonyms")
    @Problems(ProblemCode.REJECTED)
    Synonyms replace(
            @ParameterObject @Valid Language language, IfMatch ifMatch, @RequestBody @Valid ReplaceSynonyms request) {
        return synonyms.replace(language.locale(), ifMatch, request);
    }
}
