/// Reads and writes whole products in bulk, for imports and exports.
@NamedInterface("bulk")
@NullMarked
package dev.kontor.catalog.bulk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
