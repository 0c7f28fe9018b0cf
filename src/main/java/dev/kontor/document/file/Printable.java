package dev.kontor.document.file;

import dev.kontor.document.DocumentTemplateKind;
import java.util.Locale;
import java.util.Map;

/// Something to print: the values of the variables of a template.
///
/// @param title of the file
/// @param author of the file
/// @param model texts, and lists of texts or of such maps
public record Printable(
        DocumentTemplateKind kind, Locale language, String title, String author, Map<String, Object> model) {}
