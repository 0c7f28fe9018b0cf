/// Synonyms: words with the same meaning for shoppers, maintained by staff per language.
@NullMarked
package dev.kontor.search.synonym;

import org.jspecify.annotations.NullMarked;
