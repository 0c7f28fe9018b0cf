/// The settings of stock that staff change.
@NullMarked
package dev.kontor.inventory.settings;

import org.jspecify.annotations.NullMarked;
