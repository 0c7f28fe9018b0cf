@NullMarked
package dev.kontor.shared.web;

import org.jspecify.annotations.NullMarked;
