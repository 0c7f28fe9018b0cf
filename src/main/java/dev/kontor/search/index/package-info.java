/// The index: one narrow table for each language, filled from the owners, changed as the event log tells, rebuilt
/// beside the one in service.
@NullMarked
package dev.kontor.search.index;

import org.jspecify.annotations.NullMarked;
