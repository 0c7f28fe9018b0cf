/// Reads and writes many customers, for files and other systems.
@NullMarked
package dev.kontor.customer.bulk;

import org.jspecify.annotations.NullMarked;
