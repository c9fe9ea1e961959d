/** The page as a reader uses it, in a real browser, on the whole of Copydesk. */
@NullMarked
package dev.copydesk.system.page;

import org.jspecify.annotations.NullMarked;
