/// Stock locations: where units lie and are sent from.
@NullMarked
package dev.kontor.inventory.location;

import org.jspecify.annotations.NullMarked;
