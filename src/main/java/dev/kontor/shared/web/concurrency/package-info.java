/// Bounded concurrency: a fair limiter, its permits, and the delay of rejections.
@NamedInterface("web.concurrency")
@NullMarked
package dev.kontor.shared.web.concurrency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
