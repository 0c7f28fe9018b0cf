/// Synonyms: words that shoppers use for each other, kept by staff for each language.
@NullMarked
package dev.kontor.search.synonym;

import org.jspecify.annotations.NullMarked;
