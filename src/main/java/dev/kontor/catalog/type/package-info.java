/// Product types: which typed attributes the products of a kind have, and what their values must keep to.
@NullMarked
package dev.kontor.catalog.type;

import org.jspecify.annotations.NullMarked;
