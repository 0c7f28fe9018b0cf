/// Lists: pages, cursors, sorting and the SQL of keyset windows.
@NamedInterface("web.paging")
@NullMarked
package dev.kontor.shared.web.paging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
