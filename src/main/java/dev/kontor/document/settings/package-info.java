/// The company data and the number series of each channel.
@NullMarked
package dev.kontor.document.settings;

import org.jspecify.annotations.NullMarked;
