/// Tests of the module.
@NullMarked
package dev.kontor.shipping;

import org.jspecify.annotations.NullMarked;
