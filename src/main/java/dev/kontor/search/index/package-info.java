/// The index: one narrow table per language, filled from the owners, updated by the event log, rebuilt beside
/// the one in service.
@NullMarked
package dev.kontor.search.index;

import org.jspecify.annotations.NullMarked;
