/// Stock locations: where units are stored and shipped from.
@NullMarked
package dev.kontor.inventory.location;

import org.jspecify.annotations.NullMarked;
