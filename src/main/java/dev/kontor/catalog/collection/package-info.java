/// Collections: groups of products, chosen by hand or by rules.
@NullMarked
package dev.kontor.catalog.collection;

import org.jspecify.annotations.NullMarked;
