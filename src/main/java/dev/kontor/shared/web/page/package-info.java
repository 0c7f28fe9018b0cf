/// HTML pages for people who open an address of the API in a browser.
@NamedInterface("web.page")
@NullMarked
package dev.kontor.shared.web.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
