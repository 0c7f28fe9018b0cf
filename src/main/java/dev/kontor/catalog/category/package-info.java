/// The tree of categories.
@NullMarked
package dev.kontor.catalog.category;

import org.jspecify.annotations.NullMarked;
