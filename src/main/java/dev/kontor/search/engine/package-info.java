/// Answers searches from OpenSearch or Elasticsearch, where there is one: it has a copy of the index in PostgreSQL,
/// which
/// goes on answering whenever the engine cannot.
@NullMarked
package dev.kontor.search.engine;

import org.jspecify.annotations.NullMarked;
