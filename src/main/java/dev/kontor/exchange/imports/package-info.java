/// Imports from files: every row is checked, then loaded, and every rejected row is reported with a reason.
@NullMarked
package dev.kontor.exchange.imports;

import org.jspecify.annotations.NullMarked;
