/// The demo shop: what it sells, and how modules put their part of it into their tables. Only in profile
/// `demo`.
@NullMarked
@NamedInterface("demo")
package dev.kontor.shared.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
