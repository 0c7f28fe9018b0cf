/// Answers searches from the index in PostgreSQL.
@NullMarked
package dev.kontor.search.query;

import org.jspecify.annotations.NullMarked;
