/// The demo shop: its assortment, and how modules load their part into their tables. Only in profile `demo`.
@NullMarked
@NamedInterface("demo")
package dev.kontor.shared.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
