/// Answers searches from OpenSearch or Elasticsearch, if configured: it has a copy of the index in PostgreSQL,
/// which answers whenever the engine cannot.
@NullMarked
package dev.kontor.search.engine;

import org.jspecify.annotations.NullMarked;
