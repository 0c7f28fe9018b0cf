/// The catalog of the demo shop.
@NullMarked
package dev.kontor.catalog.demo;

import org.jspecify.annotations.NullMarked;
