/// Tests of the module.
@NullMarked
package dev.kontor.inventory;

import org.jspecify.annotations.NullMarked;
