@NullMarked
package dev.kontor.catalog.product;

import org.jspecify.annotations.NullMarked;
