/// Tests of the module.
@NullMarked
package dev.kontor.shipping.method;

import org.jspecify.annotations.NullMarked;
