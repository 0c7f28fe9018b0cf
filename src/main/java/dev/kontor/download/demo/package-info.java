/// Downloads of the demo shop.
@NullMarked
package dev.kontor.download.demo;

import org.jspecify.annotations.NullMarked;
