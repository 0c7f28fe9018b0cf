/// What buyers can tell about a product: which inputs there are, and their rules.
@NullMarked
package dev.kontor.catalog.input;

import org.jspecify.annotations.NullMarked;
