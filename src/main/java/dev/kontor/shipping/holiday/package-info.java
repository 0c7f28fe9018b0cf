/// Days on which nothing is handed to carriers or delivered.
@NullMarked
package dev.kontor.shipping.holiday;

import org.jspecify.annotations.NullMarked;
