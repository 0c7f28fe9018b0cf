/// Product types: the typed attributes of a kind of product and the rules for their values.
@NullMarked
package dev.kontor.catalog.type;

import org.jspecify.annotations.NullMarked;
