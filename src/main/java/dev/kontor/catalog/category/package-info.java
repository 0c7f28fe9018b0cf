/// The category tree.
@NullMarked
package dev.kontor.catalog.category;

import org.jspecify.annotations.NullMarked;
