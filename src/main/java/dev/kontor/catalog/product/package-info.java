/// Products with their options, variants, translations and pictures.
@NullMarked
package dev.kontor.catalog.product;

import org.jspecify.annotations.NullMarked;
