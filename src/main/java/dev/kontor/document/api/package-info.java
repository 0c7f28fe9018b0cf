/// Lists and downloads documents, for staff and for buyers.
@NullMarked
package dev.kontor.document.api;

import org.jspecify.annotations.NullMarked;
