/// Tests of the module.
@NullMarked
package dev.kontor.tax;

import org.jspecify.annotations.NullMarked;
